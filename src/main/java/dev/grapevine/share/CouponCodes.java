package dev.grapevine.share;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The coupon codes by which recommendations travel. Whoever asks twice for the same purpose gets the same code, also at
 * the same moment: the database holds one, and whoever comes second reads it.
 */
@Component
public class CouponCodes {

    /** The work that waits in a friend's new code: to make it known to the shop's coupons. */
    public static final WorkKind HAND_TO_SHOP = WorkKind.of("friend-coupon", "coupon_code");

    /**
     * Random bits of an advocate's code. It is told to people and worth what the offer is, not more; among a million
     * advocates a guess hits one in thirty thousand, and attempts are limited.
     */
    private static final int ADVOCATE_BITS = 35;

    private static final int LONGEST_TYPED = 64;

    private final InStore inStore;
    private final CouponCodeRows rows;
    private final Customers customers;
    private final Nudge nudge;
    private final Clock clock;

    public CouponCodes(InStore inStore, JdbcClient jdbc, Customers customers, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.rows = new CouponCodeRows(jdbc);
        this.customers = customers;
        this.nudge = nudge;
        this.clock = clock;
    }

    /** The advocate's own code in the program, which begins with her name where that has Latin letters. */
    public CouponCode ofAdvocate(UUID storeId, Advocate advocate, UUID programId) {
        return inStore.call(storeId, () -> rows.ofAdvocate(storeId, advocate.id(), programId)
                .orElseGet(() -> mintForAdvocate(storeId, advocate, programId)));
    }

    private CouponCode mintForAdvocate(UUID storeId, Advocate advocate, UUID programId) {
        var name = firstName(storeId, advocate.customerId());
        return mint(
                storeId,
                null,
                () -> rows.ofAdvocate(storeId, advocate.id(), programId),
                () -> made(Codes.named(name, ADVOCATE_BITS), CodeKind.ADVOCATE, advocate.id(), programId, null, null));
    }

    /** The single-use code of a friend who opens the offer: the same as long as it is good, however often she looks. */
    public CouponCode forVisit(UUID storeId, Visit visit, RunningProgram running) {
        return inStore.call(
                storeId,
                () -> mint(
                        storeId,
                        null,
                        () -> good(storeId, rows.forVisit(storeId, visit.id())),
                        () -> friends(visit.advocateId(), visit.id(), running)));
    }

    /**
     * The single-use code of a friend who left an address or number: the same as long as it is good, whichever advocate's
     * offer she claims next.
     *
     * @param holder the address or number in its canonical form
     */
    public CouponCode forHolder(UUID storeId, UUID advocateId, String holder, RunningProgram running) {
        return inStore.call(
                storeId,
                () -> mint(
                        storeId,
                        holder,
                        () -> good(
                                storeId,
                                rows.forHolder(storeId, running.program().id(), holder)),
                        () -> friends(advocateId, null, running)));
    }

    /** The code that somebody typed, also an expired or retired one; capitals, dashes and look-alikes do not matter. */
    public Optional<CouponCode> find(UUID storeId, String typed) {
        return Optional.ofNullable(find(storeId, List.of(typed)).get(typed));
    }

    /** By the id of its row. */
    public Optional<CouponCode> find(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> rows.byId(storeId, id));
    }

    /** Several at once, by the ids of their rows; unknown ones are left out. */
    public List<CouponCode> byIds(UUID storeId, Collection<UUID> ids) {
        return inStore.call(storeId, () -> rows.byIds(storeId, ids));
    }

    /** Several at once, by what was typed; what is no code of the store is left out. At most 1,000. */
    public Map<String, CouponCode> find(UUID storeId, Collection<String> typed) {
        Map<String, String> canonical = new LinkedHashMap<>();
        typed.stream()
                .filter(text -> text.length() <= LONGEST_TYPED)
                .forEach(text -> canonical.put(text, Codes.canonical(text)));
        Map<String, CouponCode> known = inStore.call(storeId, () -> rows.find(storeId, canonical.values()));
        Map<String, CouponCode> found = new LinkedHashMap<>();
        canonical.forEach((text, code) -> {
            var one = known.get(code);
            if (one != null) {
                found.put(text, one);
            }
        });
        return found;
    }

    /** Puts a new code in the place of the advocate's; her link stays what it is. */
    public CouponCode rotate(UUID storeId, Advocate advocate, UUID programId) {
        return inStore.call(storeId, () -> {
            rows.ofAdvocate(storeId, advocate.id(), programId)
                    .ifPresent(old -> rows.retire(storeId, old.code(), now()));
            return ofAdvocate(storeId, advocate, programId);
        });
    }

    /** A code that an order used. */
    public record Use(CouponCode code, UUID orderId, Instant at) {}

    /** Remembers uses, once for each code and order, in one statement. */
    public void used(UUID storeId, List<Use> uses) {
        if (!uses.isEmpty()) {
            inStore.run(storeId, () -> rows.insertUses(storeId, uses));
        }
    }

    /** Stores a new code unless there is one for the purpose; a code that another purpose has got is tried anew. */
    private CouponCode mint(
            UUID storeId, @Nullable String holder, Supplier<Optional<CouponCode>> known, Supplier<CouponCode> fresh) {
        while (true) {
            var there = known.get();
            if (there.isPresent()) {
                return there.get();
            }
            var code = fresh.get();
            if (rows.insert(storeId, code, holder)) {
                if (code.kind() == CodeKind.FRIEND) {
                    nudge.due(storeId, HAND_TO_SHOP);
                }
                return code;
            }
        }
    }

    /** The code while it is good; one that has expired makes room for the next. */
    private Optional<CouponCode> good(UUID storeId, Optional<CouponCode> found) {
        return found.filter(code -> {
            boolean good = code.isGoodAt(clock.instant());
            if (!good) {
                rows.retire(storeId, code.code(), now());
            }
            return good;
        });
    }

    private CouponCode friends(UUID advocateId, @Nullable UUID visitId, RunningProgram running) {
        var validity = Duration.ofDays(running.terms().friendOffer().validDays());
        return made(
                Codes.random(Codes.UNGUESSABLE),
                CodeKind.FRIEND,
                advocateId,
                running.program().id(),
                visitId,
                now().plus(validity));
    }

    private CouponCode made(
            String display,
            CodeKind kind,
            UUID advocateId,
            UUID programId,
            @Nullable UUID visitId,
            @Nullable Instant expiresAt) {
        return new CouponCode(
                Ids.newId(),
                Codes.canonical(display),
                display,
                kind,
                advocateId,
                programId,
                visitId,
                now(),
                expiresAt,
                null);
    }

    private String firstName(UUID storeId, UUID customerId) {
        return customers.find(storeId, customerId).map(Customer::firstName).orElse("");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
