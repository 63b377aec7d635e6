package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.Referral;
import java.util.List;

/** A referral that waits for a person, with a sentence for each thing that was noticed about it. */
public record Doubtful(Referral referral, List<String> noticed) {}
