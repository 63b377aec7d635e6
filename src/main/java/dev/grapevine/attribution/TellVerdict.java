package dev.grapevine.attribution;

import java.util.Optional;
import java.util.UUID;

/** What the fraud rules made of a referral, in words. They come after this module and use it, so they lend it theirs. */
public interface TellVerdict {

    /** The newest verdict; nothing where there is none. */
    Optional<WhyAnswer.Verdict> verdict(UUID storeId, UUID referralId, Words words);
}
