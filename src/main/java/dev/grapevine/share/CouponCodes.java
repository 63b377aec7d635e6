package dev.grapevine.share;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Codes;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkKind;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private static final int LONGEST_TYPED = 64;

    private final InStore inStore;
    private final CouponCodeRows rows;
    private final MintCode mint;
    private final Clock clock;

    public CouponCodes(InStore inStore, JdbcClient jdbc, Customers customers, Nudge nudge, Clock clock) {
        this.inStore = inStore;
        this.rows = new CouponCodeRows(jdbc);
        this.mint = new MintCode(rows, customers, nudge, clock);
        this.clock = clock;
    }

    /** The advocate's own code in the program, which begins with her name where that has Latin letters. */
    public CouponCode ofAdvocate(UUID storeId, Advocate advocate, UUID programId) {
        return inStore.call(storeId, () -> mint.forAdvocate(storeId, advocate, programId));
    }

    /** The single-use code of a friend who opens the offer: the same as long as it is good, however often she looks. */
    public CouponCode forVisit(UUID storeId, Visit visit, RunningProgram running) {
        return inStore.call(storeId, () -> mint.forVisit(storeId, visit, running));
    }

    /**
     * The single-use code of a friend who left an address or number: the same as long as it is good, whichever advocate's
     * offer she claims next.
     *
     * @param holder the address or number in its canonical form
     */
    public CouponCode forHolder(UUID storeId, UUID advocateId, String holder, RunningProgram running) {
        return inStore.call(storeId, () -> mint.forHolder(storeId, advocateId, holder, running));
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
