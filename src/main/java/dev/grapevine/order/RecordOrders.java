package dev.grapevine.order;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Sighting;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.OrderWriting.Written;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.platform.work.Nudge;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes orders of what a shop says about them. Any sequence and number of the same reports ends in the same rows: see {@link
 * OrderWords} for what is believed.
 *
 * <p>An order that changed is due for its journey. So is every later order of somebody who shares an identity with its buyer,
 * where it changes who was new: an order that came late, was cancelled, or turned out to be another's.
 */
@Component
public class RecordOrders {
    private final InStore inStore;
    private final Customers customers;
    private final Consents consents;
    private final WaitForTurn waitForTurn;
    private final RenamedCodes renamedCodes;
    private final OrderWriting writing;
    private final SayOrder sayOrder;
    private final Nudge nudge;
    private final Clock clock;

    public RecordOrders(
            InStore inStore,
            JdbcClient jdbc,
            Customers customers,
            Consents consents,
            Fingerprints fingerprints,
            Nudge nudge,
            Clock clock) {
        this.inStore = inStore;
        this.customers = customers;
        this.consents = consents;
        this.waitForTurn = new WaitForTurn(jdbc);
        this.renamedCodes = new RenamedCodes(jdbc, fingerprints);
        this.writing = new OrderWriting(jdbc, nudge);
        this.sayOrder = new SayOrder(fingerprints);
        this.nudge = nudge;
        this.clock = clock;
    }

    /** {@link #record(UUID, List)} for one report, told now. */
    public UUID record(UUID storeId, OrderReport report) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return record(storeId, List.of(new Told<>(report, now))).getFirst();
    }

    /**
     * Records reports, in one transaction; a store's orders are recorded one batch after the other.
     *
     * @return the order's id for each report, in their sequence
     */
    public List<UUID> record(UUID storeId, List<Told<OrderReport>> told) {
        return inStore.call(storeId, () -> {
            waitForTurn.of(storeId);
            RenamedCodes.Taken taken = renamedCodes.translate(storeId, told);
            List<Told<OrderReport>> reports = taken.reports();
            Map<String, KnownOrder> known = writing.known(
                    storeId,
                    reports.stream().map(one -> one.report().externalId()).toList());
            List<OrderChange> changes = changes(storeId, reports, known);
            recognise(storeId, changes);
            Map<String, Written> written = writing.write(storeId, changes, clock.instant());
            takeUpRefunds(storeId, known.keySet(), written);
            writing.markLater(storeId, changes, clock.instant());
            if (!changes.isEmpty()) {
                nudge.due(storeId, Orders.JOURNEY);
            }
            Map<String, UUID> ids = new LinkedHashMap<>();
            known.forEach((externalId, order) -> ids.put(externalId, order.id()));
            written.forEach((externalId, order) -> ids.put(externalId, order.id()));
            rememberConsent(
                    storeId,
                    changes.stream().filter(change -> !change.isOfErased()).toList(),
                    reports);
            blank(storeId, known, changes, taken.renamed());
            return reports.stream()
                    .map(one -> one.report().externalId())
                    .map(externalId -> Objects.requireNonNull(ids.get(externalId)))
                    .toList();
        });
    }

    /** A new order of which refunds were told already: they waited for it, to count or to be found in another currency. */
    private void takeUpRefunds(UUID storeId, Set<String> known, Map<String, Written> written) {
        List<String> awaited = written.entrySet().stream()
                .filter(order -> order.getValue().refunded() && !known.contains(order.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (!awaited.isEmpty()) {
            writing.takeUpRefunds(storeId, awaited, clock.instant());
            nudge.due(storeId, Inbox.WORK);
        }
    }

    /**
     * A shop goes on telling of those whom it does not forget; here it is forgotten again. And where an order turns out to be
     * another's, the raw words that named the first go, for nothing would lead to them when she is erased. So do those in which
     * a code stands that named somebody.
     */
    private void blank(UUID storeId, Map<String, KnownOrder> known, List<OrderChange> changes, Set<String> renamed) {
        List<String> blank = Stream.of(
                        known.entrySet().stream()
                                .filter(order -> order.getValue().erased() != null)
                                .map(Map.Entry::getKey),
                        changes.stream().filter(OrderChange::dropsWords).map(OrderChange::externalId),
                        renamed.stream())
                .flatMap(ids -> ids)
                .distinct()
                .toList();
        if (!blank.isEmpty()) {
            writing.blank(storeId, blank);
        }
    }

    private List<OrderChange> changes(UUID storeId, List<Told<OrderReport>> reports, Map<String, KnownOrder> known) {
        Map<String, OrderWords> after = new LinkedHashMap<>();
        for (Told<OrderReport> told : reports) {
            String externalId = told.report().externalId();
            KnownOrder before = known.get(externalId);
            OrderWords words = after.getOrDefault(externalId, before == null ? OrderWords.NONE : before.words());
            after.put(externalId, say(storeId, before, words, told));
        }
        List<OrderChange> changes = new ArrayList<>();
        after.forEach((externalId, words) -> {
            KnownOrder before = known.get(externalId);
            if (before == null || !before.words().equals(words)) {
                UUID id = before == null ? Ids.newId() : before.id();
                changes.add(new OrderChange(id, externalId, before, words, words.merged()));
            }
        });
        return changes;
    }

    /** Of whoever was erased nothing is believed that would name her; nor are codes, of which those stand that are known. */
    private OrderWords say(UUID storeId, @Nullable KnownOrder before, OrderWords words, Told<OrderReport> told) {
        boolean erased = before != null && before.erased() != null;
        OrderReport report = erased ? told.report().withCouponCodes(null) : told.report();
        OrderWords said = sayOrder.say(storeId, words, report, told.receivedAt());
        return erased ? said.without(ForgetBuyer.PERSONAL) : said;
    }

    private void recognise(UUID storeId, List<OrderChange> changes) {
        List<OrderChange> known = new ArrayList<>();
        for (OrderChange change : changes) {
            @Nullable KnownOrder before = change.before();
            if (before != null && before.erased() != null) {
                change.merged().put("customer_id", before.erased().toString());
            } else {
                known.add(change);
            }
        }
        List<UUID> ids = customers.recognise(
                storeId,
                known.stream()
                        .map(change ->
                                new Sighting(Objects.requireNonNull(SayOrder.buyer(change.merged())), change.saidAt()))
                        .toList());
        for (int i = 0; i < ids.size(); i++) {
            known.get(i).merged().put("customer_id", ids.get(i).toString());
        }
    }

    private void rememberConsent(UUID storeId, List<OrderChange> changes, List<Told<OrderReport>> reports) {
        Map<String, ObjectNode> merged = new LinkedHashMap<>();
        changes.forEach(change -> merged.put(change.externalId(), change.merged()));
        List<Consents.Said> said = new ArrayList<>();
        for (Told<OrderReport> told : reports) {
            OrderReport report = told.report();
            @Nullable Boolean accepts = report.acceptsMarketing();
            @Nullable ObjectNode order = merged.get(report.externalId());
            if (accepts != null && order != null) {
                Instant at = report.updatedAt() == null ? report.placedAt() : report.updatedAt();
                said.add(new Consents.Said(
                        UUID.fromString(order.get("customer_id").stringValue()),
                        new Consent(
                                Consent.Purpose.MARKETING,
                                Consent.Channel.EMAIL,
                                accepts,
                                "order " + report.externalId(),
                                at)));
            }
        }
        consents.record(storeId, said);
    }
}
