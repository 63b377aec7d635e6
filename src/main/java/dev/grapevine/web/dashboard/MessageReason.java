package dev.grapevine.web.dashboard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a message was not sent, in words: the log has codes of ours, and else what the mail server said. */
public final class MessageReason {
    private static final Set<String> OURS = Set.of(
            "advocate_not_active",
            "blocked",
            "bought",
            "bounced",
            "by_hand",
            "came",
            "code_ended",
            "complained",
            "decision_changed",
            "expired",
            "no_claim",
            "no_consent",
            "no_invitations",
            "no_mail_server",
            "no_reward",
            "not_completed",
            "not_invited",
            "nothing_held",
            "order_cancelled",
            "order_refunded",
            "program_ended",
            "redeemed",
            "reversed",
            "shared",
            "spent",
            "stopped",
            "too_late",
            "unsubscribed");

    private MessageReason() {}

    /** The key of its words; null where it is none of ours and speaks for itself. */
    public static @Nullable String key(String reason) {
        return OURS.contains(reason) ? "message.reason." + reason : null;
    }
}
