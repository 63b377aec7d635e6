package dev.grapevine.attribution;

import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How a referral is read from its row. */
final class ReferralRows {
    static final String COLUMNS = """
            r.id, r.program_id, r.program_version, r.advocate_id, r.friend_customer_id, r.order_id, r.state, r.reason,
            r.args, r.decider, r.decider_name, r.note, r.purchased_at, r.review_ends_at, r.held_at, r.cleared_at,
            r.approved_at, r.rewarded_at, r.ended_at, r.changed_at
            """;

    private ReferralRows() {}

    static Referral referral(ResultSet row, int number) throws SQLException {
        return new Referral(
                row.getObject("id", UUID.class),
                row.getObject("program_id", UUID.class),
                row.getInt("program_version"),
                row.getObject("advocate_id", UUID.class),
                row.getObject("friend_customer_id", UUID.class),
                row.getObject("order_id", UUID.class),
                ReferralState.of(row.getString("state")).orElseThrow(),
                row.getString("reason"),
                Json.args(row.getString("args")),
                new Decider(row.getString("decider"), row.getString("decider_name")),
                row.getString("note"),
                Times.of(row, "purchased_at"),
                Times.orNull(row, "review_ends_at"),
                new Referral.Times(
                        Times.orNull(row, "held_at"),
                        Times.orNull(row, "cleared_at"),
                        Times.orNull(row, "approved_at"),
                        Times.orNull(row, "rewarded_at"),
                        Times.orNull(row, "ended_at")),
                Times.of(row, "changed_at"));
    }
}
