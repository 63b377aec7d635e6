package dev.grapevine.insight;

import dev.grapevine.kernel.Money;
import java.util.UUID;

/**
 * What a merchant sees of a referral in a list, next to where it stands.
 *
 * @param advocate her name or address; empty where she was erased
 * @param friend the same of the friend
 * @param order what the shop's customers call it, or its id in the shop
 * @param total of the order
 * @param refunded what was given back of it
 */
public record ReferralFace(
        UUID referralId, String advocate, String friend, String order, Money total, Money refunded) {}
