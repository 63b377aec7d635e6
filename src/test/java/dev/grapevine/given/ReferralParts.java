package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.attribution.AttributeOrders;
import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Attributions;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.attribution.SpentCodes;
import dev.grapevine.attribution.TieByHand;
import dev.grapevine.attribution.Ties;
import dev.grapevine.claim.Claims;
import dev.grapevine.customer.Consents;
import dev.grapevine.order.OrderReport;
import dev.grapevine.order.Orders;
import dev.grapevine.order.ReadOrder;
import dev.grapevine.order.Reading;
import dev.grapevine.order.RecordOrders;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store with a live program, its orders and their referrals, put together by hand on a test's database. */
public final class ReferralParts {
    public final ShareParts shares;
    public final Store store;
    public final RunningProgram program;
    public final Claims claims;
    public final Orders orders;
    public final RecordOrders recordOrders;
    public final Attributions attributions;
    public final Referrals referrals;
    public final Ties ties;
    public final AttributeOrders attributeOrders;
    public final TieByHand tieByHand;
    private final ReadOrder readOrder;
    private final FreshDatabase database;

    public ReferralParts(FreshDatabase database, Clock clock) {
        this(database, clock, null);
    }

    public ReferralParts(FreshDatabase database, Clock clock, @Nullable UnaryOperator<Terms> change) {
        var inStore = database.inStore();
        var jdbc = database.jdbc();
        var nudge = new Nudge();
        this.database = database;
        shares = new ShareParts(database, clock);
        store = shares.programs.openStore();
        var defaults = Terms.defaults(store.currency());
        program = shares.programs.live(store, change == null ? defaults : change.apply(defaults));
        var consents = new Consents(inStore, jdbc);
        claims = new Claims(inStore, jdbc, shares.codes, shares.customers, consents, _ -> {}, clock);
        orders = new Orders(inStore, jdbc);
        readOrder = new ReadOrder(clock);
        recordOrders = new RecordOrders(
                inStore,
                jdbc,
                shares.customers,
                consents,
                new Fingerprints(InstallationKey.load(database.installation())),
                nudge,
                clock);
        attributions = new Attributions(inStore, jdbc, clock);
        referrals = new Referrals(inStore, jdbc, nudge, event -> {}, clock);
        ties = new Ties(inStore, jdbc, clock);
        attributeOrders = new AttributeOrders(
                inStore,
                jdbc,
                attributions,
                referrals,
                shares.codes,
                shares.visits,
                claims,
                ties,
                new SpentCodes(inStore, jdbc, new Nudge(), clock),
                shares.programs.programs,
                nudge,
                clock);
        tieByHand = new TieByHand(
                inStore,
                ties,
                orders,
                shares.advocates,
                shares.programs.programs,
                referrals,
                attributeOrders,
                shares.programs.stores.audit);
    }

    public Advocate advocate(String firstName) {
        return shares.advocate(store, firstName);
    }

    /** The advocate's own code, as it is told. */
    public String codeOf(Advocate advocate) {
        return shares.codes
                .ofAdvocate(store.id(), advocate, program.program().id())
                .display();
    }

    /**
     * Records an order of £50, paid.
     *
     * @param more further members of the JSON, with single quotes and a comma behind each, such as {@code 'tags':['a'],}
     * @param customer the members of the buyer
     */
    public UUID order(String externalId, Instant placedAt, String more, String customer) {
        String json = """
                {%s "external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                 "customer": {%s}}
                """.formatted(more.replace('\'', '"'), externalId, placedAt, customer.replace('\'', '"'));
        return record(json);
    }

    public UUID record(String json) {
        return switch (readOrder.read(json, false)) {
            case Reading.Read<OrderReport>(OrderReport report) -> recordOrders.record(store.id(), report);
            case Reading<OrderReport> wrong -> throw new IllegalArgumentException(wrong.toString());
        };
    }

    public Map<UUID, AttributedOrder> attribute(UUID... orderIds) {
        return attributeOrders.attribute(
                store.id(), orders.find(store.id(), Arrays.asList(orderIds)).values());
    }

    public AttributedOrder attributed(UUID orderId) {
        return Objects.requireNonNull(attribute(orderId).get(orderId));
    }

    /** Decides whatever is due for its journey, until nothing is. */
    public void attributeAllDue() {
        while (true) {
            List<UUID> due = database.owner()
                    .sql("""
                            update shop_order set due_at = null
                            where store_id = :store and due_at is not null
                            returning id
                            """)
                    .param("store", store.id())
                    .query(UUID.class)
                    .list();
            if (due.isEmpty()) {
                return;
            }
            attribute(due.toArray(UUID[]::new));
        }
    }

    public Referral referralOf(UUID orderId) {
        return Objects.requireNonNull(
                referrals.ofOrders(store.id(), List.of(orderId)).get(orderId));
    }
}
