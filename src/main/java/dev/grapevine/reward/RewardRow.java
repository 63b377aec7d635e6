package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.Times;
import dev.grapevine.program.RewardKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reward as its row has it: the columns to ask for, and how they are read. */
final class RewardRow {
    static final String SELECT = """
            select id, program_id, referral_id, order_id, order_currency, order_base, order_total, order_refunded, side,
                   rule, recipient_id, state, number, because, because_args, options, kind, unit, amount, reversed,
                   charity, posting_key, code, ended, earned_at, created_at, released_at, issued_at,
                   expires_at
            from reward
            """;

    private RewardRow() {}

    static Reward read(ResultSet row, int number) throws SQLException {
        @Nullable String kind = row.getString("kind");
        @Nullable String unit = row.getString("unit");
        return new Reward(
                row.getObject("id", UUID.class),
                row.getObject("program_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("order_id", UUID.class),
                order(row),
                Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
                Rule.valueOf(row.getString("rule").toUpperCase(Locale.ROOT)),
                row.getObject("recipient_id", UUID.class),
                RewardState.of(row.getString("state")),
                row.getInt("number"),
                new Because(row.getString("because"), PrizeJson.args(row.getString("because_args"))),
                PrizeJson.options(row.getString("options")),
                kind == null ? null : RewardKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                unit == null ? null : new Unit(unit),
                row.getLong("amount"),
                row.getLong("reversed"),
                row.getString("charity"),
                row.getString("posting_key"),
                row.getString("code"),
                row.getString("ended"),
                Times.of(row, "earned_at"),
                Times.of(row, "created_at"),
                Times.orNull(row, "released_at"),
                Times.orNull(row, "issued_at"),
                Times.orNull(row, "expires_at"));
    }

    private static OrderWorth order(ResultSet row) throws SQLException {
        Unit currency = new Unit(row.getString("order_currency"));
        return new OrderWorth(
                new Money(row.getLong("order_base"), currency),
                new Money(row.getLong("order_total"), currency),
                new Money(row.getLong("order_refunded"), currency));
    }
}
