package dev.grapevine.demo.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Grapevine told the shop.
 *
 * @param id of the event, by which the shop knows it again
 * @param about the id of what it happened to
 * @param state of that, as it was told, or null
 * @param worth what a reward is worth, or a code, or null
 */
public record Told(
        String id,
        String type,
        Instant at,
        String about,
        @Nullable String state,
        @Nullable String worth) {

    /** In a merchant's words. */
    public String says() {
        String thing =
                switch (type) {
                    case "invitation.sent" -> "A customer was invited to recommend us";
                    case "advocate.enrolled" -> "A customer may recommend us from now on";
                    case "share.made" -> "An advocate shared her link";
                    case "claim.made" -> "A friend took our offer";
                    case "claim.refused" -> "A friend asked for an offer that was not for her";
                    case "referral.purchased" -> "A friend bought, sent by an advocate";
                    case "referral.held" -> "A recommendation looks suspicious and waits for a person";
                    case "referral.approved" -> "A recommendation came through its review";
                    case "referral.rejected" -> "A recommendation counts for nobody";
                    case "referral.returned" -> "A recommended purchase was sent back";
                    case "reward.pending" -> "A reward was set aside until the review is over";
                    case "reward.due" -> "A reward is somebody's own";
                    case "reward.issued" -> "A reward was given";
                    case "reward.redeemed" -> "A reward coupon was used";
                    case "reward.reversed" -> "Of a reward was taken back";
                    case "reward.expiring" -> "A reward coupon ends soon, and its owner was reminded";
                    case "code.leaking" -> "An advocate's code was used by strangers and replaced";
                    case "message.bounced" -> "A letter came back";
                    case "program.budget_low" -> "The programme's budget runs low";
                    case "customer.erased" -> "A person was forgotten: we forget her too";
                    default -> "Something happened";
                };
        return worth == null ? thing : thing + ": " + worth;
    }
}
