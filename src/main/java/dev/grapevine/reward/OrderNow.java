package dev.grapevine.reward;

import dev.grapevine.program.Terms;
import java.util.UUID;

/**
 * How the order of a referral stands now.
 *
 * @param terms those the referral was made under
 */
public record OrderNow(UUID referralId, Terms terms, OrderWorth order) {}
