package dev.grapevine.order;

import dev.grapevine.kernel.Unit;
import dev.grapevine.order.Delivery.Kind;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.work.LocalWork;
import dev.grapevine.platform.work.Outcome;
import dev.grapevine.platform.work.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes orders and refunds of what lies in the inbox, a batch of a store at a time. What can't be understood is laid aside
 * with the fields that are wrong, and delays nothing else (invariant 15). A refund counts whenever its order comes; until
 * then its letter waits beside it, and is laid aside where the order does not come, so that a teammate sees it. It reads
 * leniently: who is strict was so before accepting.
 */
@Component
public class InboxWork implements LocalWork {
    /** The same for each, so that all that wait can be put away together; which order it is stands beside it. */
    private static final String WAITS =
            "This refund waits for its order, of which the shop has not told, and counts as soon as it"
                    + " does: check the order's id, and tell of an order from before Grapevine as history.";

    private final JdbcClient jdbc;
    private final ReadOrder readOrder;
    private final ReadRefund readRefund;
    private final RecordOrders recordOrders;
    private final RecordRefunds recordRefunds;
    private final Clock clock;

    public InboxWork(
            JdbcClient jdbc,
            ReadOrder readOrder,
            ReadRefund readRefund,
            RecordOrders recordOrders,
            RecordRefunds recordRefunds,
            Clock clock) {
        this.jdbc = jdbc;
        this.readOrder = readOrder;
        this.readRefund = readRefund;
        this.recordOrders = recordOrders;
        this.recordRefunds = recordRefunds;
        this.clock = clock;
    }

    @Override
    public WorkKind kind() {
        return Inbox.WORK;
    }

    @Override
    public Map<UUID, Outcome> work(UUID storeId, List<UUID> ids) {
        Map<UUID, Outcome> outcomes = Outcome.forAll(ids, Outcome.done());
        List<Told<OrderReport>> orders = new ArrayList<>();
        List<Told<RefundReport>> refunds = new ArrayList<>();
        List<Letter> letters = open(storeId, ids);
        Map<String, Unit> currencies = ofRefunded(storeId, letters);
        for (Letter letter : letters) {
            if (letter.kind() == Kind.REFUND) {
                sort(letter, refund(letter, currencies), refunds, outcomes);
            } else {
                sort(letter, order(letter), orders, outcomes);
            }
        }
        waitForOrders(letters, currencies, orders, outcomes);
        // First, so that recording can tell what is done from what is still to come.
        close(
                storeId,
                ids.stream()
                        .filter(id -> outcomes.get(id) instanceof Outcome.Done)
                        .toList());
        if (!orders.isEmpty()) {
            recordOrders.record(storeId, orders);
        }
        if (!refunds.isEmpty()) {
            recordRefunds.record(storeId, refunds);
        }
        return outcomes;
    }

    private record Letter(UUID id, Kind kind, @Nullable String subject, String body, Instant receivedAt) {}

    private List<Letter> open(UUID storeId, List<UUID> ids) {
        return jdbc.sql("""
                        select id, kind, subject, body, received_at from inbox
                        where store_id = :store and id = any(cast(:ids as uuid[]))
                        order by received_at, id
                        limit 10000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query(InboxWork::letter)
                .list();
    }

    /** Once it is their turn: an order that is recorded at this moment is there then, and takes up none that look for it. */
    private Map<String, Unit> ofRefunded(UUID storeId, List<Letter> letters) {
        List<String> orders = letters.stream()
                .filter(letter -> letter.kind() == Kind.REFUND)
                .map(letter -> Objects.requireNonNullElse(letter.subject(), ""))
                .distinct()
                .toList();
        return orders.isEmpty() ? Map.of() : recordRefunds.currencies(storeId, orders);
    }

    private Reading<RefundReport> refund(Letter letter, Map<String, Unit> currencies) {
        String order = Objects.requireNonNullElse(letter.subject(), "");
        Reading<RefundReport> reading = readRefund.read(order, letter.body(), true);
        @Nullable Unit currency = currencies.get(order);
        return reading instanceof Reading.Read<RefundReport>(RefundReport report) && currency != null
                ? ReadRefund.in(currency, report)
                : reading;
    }

    private Reading<OrderReport> order(Letter letter) {
        return switch (readOrder.read(letter.body(), true)) {
            case Reading.Read<OrderReport>(OrderReport report)
            when letter.kind() == Kind.HISTORY -> new Reading.Read<>(report.asHistory());
            case Reading<OrderReport> other -> other;
        };
    }

    private static <T> void sort(
            Letter letter, Reading<T> reading, List<Told<T>> understood, Map<UUID, Outcome> outcomes) {
        switch (reading) {
            case Reading.Read<T>(T report) -> understood.add(new Told<>(report, letter.receivedAt()));
            case Reading.Malformed<T>(String problem) -> outcomes.put(letter.id(), Outcome.dead(problem));
            case Reading.Invalid<T>(List<FieldProblem> problems) ->
                outcomes.put(
                        letter.id(),
                        Outcome.dead(problems.stream()
                                .limit(10)
                                .map(problem -> problem.field() + ": " + problem.problem())
                                .collect(Collectors.joining(" "))));
        }
    }

    private static void waitForOrders(
            List<Letter> letters, Map<String, Unit> known, List<Told<OrderReport>> now, Map<UUID, Outcome> outcomes) {
        Set<String> there = new HashSet<>(known.keySet());
        now.forEach(told -> there.add(told.report().externalId()));
        for (Letter letter : letters) {
            if (letter.kind() == Kind.REFUND
                    && outcomes.get(letter.id()) instanceof Outcome.Done
                    && !there.contains(letter.subject())) {
                outcomes.put(letter.id(), Outcome.retry(WAITS));
            }
        }
    }

    private void close(UUID storeId, List<UUID> done) {
        jdbc.sql("""
                        update inbox set done_at = :now
                        where store_id = :store and id = any(cast(:ids as uuid[]))
                        """)
                .param("now", Times.at(clock.instant()))
                .param("store", storeId)
                .param("ids", Columns.uuids(done))
                .update();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getString("body"),
                Times.of(row, "received_at"));
    }
}
