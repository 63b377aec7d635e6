package dev.grapevine.risk;

import java.util.Optional;

/** Something that can be noticed about a referral: a function of what is known, the same whenever it is asked. */
public interface Signal {

    /** Its name in the API and in the bundles: small letters and underscores. */
    String key();

    Optional<Noticed> notice(RiskFacts facts);
}
