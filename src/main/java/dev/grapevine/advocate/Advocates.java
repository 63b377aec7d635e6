package dev.grapevine.advocate;

import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who recommend a store. */
@Component
public class Advocates {

    private final InStore inStore;
    private final AdvocateRows rows;
    private final EnrolAdvocate enrol;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Advocates(
            InStore inStore,
            JdbcClient jdbc,
            Customers customers,
            Programs programs,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.inStore = inStore;
        this.rows = new AdvocateRows(jdbc);
        this.enrol = new EnrolAdvocate(rows, customers, programs, events, clock);
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a customer an advocate, once: whoever is one already stays what she is. She waits for a teammate where the
     * current program lets each one in by hand. Whether she may be one at all, which may take an order, is for the caller
     * to know.
     *
     * @param customerId of the store; throws for an unknown one
     */
    public Enrolment enrol(UUID storeId, UUID customerId, EnrolmentSource source) {
        return inStore.call(storeId, () -> rows.byCustomer(storeId, customerId)
                .map(known -> new Enrolment(known, false))
                .orElseGet(() -> enrol.insert(storeId, customerId, source)));
    }

    public Optional<Advocate> find(UUID storeId, UUID id) {
        return Optional.ofNullable(find(storeId, List.of(id)).get(id));
    }

    /** Several at once, by id; unknown ones are left out. At most 1,000. */
    public Map<UUID, Advocate> find(UUID storeId, Collection<UUID> ids) {
        return inStore.call(storeId, () -> rows.byIds(storeId, ids));
    }

    public Optional<Advocate> ofCustomer(UUID storeId, UUID customerId) {
        return inStore.call(storeId, () -> rows.byCustomer(storeId, customerId));
    }

    /** Several at once, by customer; who is no advocate is left out. At most 1,000. */
    public Map<UUID, Advocate> ofCustomers(UUID storeId, Collection<UUID> customerIds) {
        return customerIds.isEmpty() ? Map.of() : inStore.call(storeId, () -> rows.byCustomers(storeId, customerIds));
    }

    /** Those last enrolled first. */
    public Page<Advocate> list(UUID storeId, AdvocateSearch search, Limit limit, @Nullable Cursor after) {
        return Page.of(
                inStore.call(
                        storeId,
                        () -> rows.list(storeId, search, limit.andOneMore(), after == null ? null : after.id())),
                limit,
                advocate -> Cursor.by(advocate.id()));
    }

    /** Those who wait to be let in. */
    public Page<Advocate> waiting(UUID storeId, Sorted sorted, Limit limit, @Nullable Cursor after) {
        return Page.of(
                inStore.call(
                        storeId,
                        () -> rows.waiting(storeId, sorted, limit.andOneMore(), after == null ? null : after.id())),
                limit,
                advocate -> Cursor.by(advocate.id()));
    }

    /** Lets in who waits, or back in who was banned; nothing for an unknown one. */
    public Optional<Advocate> approve(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> {
            boolean waited = find(storeId, id)
                    .filter(one -> one.state() == AdvocateState.WAITING)
                    .isPresent();
            Optional<Advocate> approved = inState(storeId, id, AdvocateState.ACTIVE, "approve.advocate", by);
            if (waited) {
                approved.ifPresent(advocate -> events.publishEvent(new AdvocateEnrolled(storeId, advocate, true)));
            }
            return approved;
        });
    }

    /** Ends her recommending: her link and codes bring nothing from now on, and what is under way is held for a person. */
    public Optional<Advocate> ban(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> {
            Optional<Advocate> banned = inState(storeId, id, AdvocateState.BANNED, "ban.advocate", by);
            banned.ifPresent(_ -> events.publishEvent(new AdvocateBanned(storeId, id)));
            return banned;
        });
    }

    /** Remembers that she has come into her corner; the first time counts. */
    public void came(UUID storeId, UUID id) {
        inStore.run(storeId, () -> rows.came(storeId, id, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Whether she has ever come into her corner. */
    public boolean hasCome(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> rows.hasCome(storeId, id));
    }

    /** Remembers how she wants to be rewarded, or with null that she wants to be asked. */
    public Optional<Advocate> prefer(UUID storeId, UUID id, @Nullable Preference preference) {
        return changing(storeId, id, was -> with(was, was.state(), was.locale(), preference));
    }

    /** Remembers her language, a tag of BCP 47. */
    public Optional<Advocate> speak(UUID storeId, UUID id, String locale) {
        return changing(storeId, id, was -> with(was, was.state(), locale, was.preference()));
    }

    /**
     * How she wants the reward that is decided now, in the same transaction. What she said for one reward alone is spent
     * with it.
     */
    public Optional<Preference> spendPreference(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> rows.lock(storeId, id).flatMap(advocate -> {
            var preference = advocate.preference();
            if (preference != null && !preference.forGood()) {
                rows.update(storeId, with(advocate, advocate.state(), advocate.locale(), null));
            }
            return Optional.ofNullable(preference);
        }));
    }

    private Optional<Advocate> inState(UUID storeId, UUID id, AdvocateState state, String action, Actor by) {
        return changing(storeId, id, was -> {
            if (was.state() != state) {
                audit.record(
                        storeId,
                        by,
                        action,
                        was.idText(),
                        Map.of("state", was.state().code()),
                        Map.of("state", state.code()));
            }
            return with(was, state, was.locale(), was.preference());
        });
    }

    private Optional<Advocate> changing(UUID storeId, UUID id, UnaryOperator<Advocate> change) {
        return inStore.call(storeId, () -> rows.lock(storeId, id).map(was -> {
            var is = change.apply(was);
            if (!is.equals(was)) {
                rows.update(storeId, is);
            }
            return is;
        }));
    }

    private static Advocate with(
            Advocate was, AdvocateState state, @Nullable String locale, @Nullable Preference preference) {
        return new Advocate(
                was.id(), was.customerId(), state, was.linkToken(), locale, was.source(), was.enrolledAt(), preference);
    }
}
