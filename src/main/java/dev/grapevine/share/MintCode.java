package dev.grapevine.share;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.program.RunningProgram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a code for a purpose that has none; always within a transaction of the store. */
final class MintCode {
    /**
     * Random bits of an advocate's code. It is told to people and worth what the offer is, not more; among a million
     * advocates a guess hits one in thirty thousand, and attempts are limited.
     */
    private static final int ADVOCATE_BITS = 35;

    private final CouponCodeRows rows;
    private final Customers customers;
    private final Nudge nudge;
    private final Clock clock;

    MintCode(CouponCodeRows rows, Customers customers, Nudge nudge, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.nudge = nudge;
        this.clock = clock;
    }

    CouponCode forAdvocate(UUID storeId, Advocate advocate, UUID programId) {
        Supplier<Optional<CouponCode>> known = () -> rows.ofAdvocate(storeId, advocate.id(), programId);
        return known.get().orElseGet(() -> {
            String name = firstName(storeId, advocate.customerId());
            return unlessKnown(storeId, null, known, () -> {
                String display = Codes.named(name, ADVOCATE_BITS);
                return made(display, CodeKind.ADVOCATE, advocate.id(), programId, null, null);
            });
        });
    }

    CouponCode forVisit(UUID storeId, Visit visit, RunningProgram running) {
        return unlessKnown(
                storeId,
                null,
                () -> good(storeId, rows.forVisit(storeId, visit.id())),
                () -> friends(visit.advocateId(), visit.id(), running));
    }

    CouponCode forHolder(UUID storeId, UUID advocateId, String holder, RunningProgram running) {
        return unlessKnown(
                storeId,
                holder,
                () -> good(storeId, rows.forHolder(storeId, running.program().id(), holder)),
                () -> friends(advocateId, null, running));
    }

    /** Stores a new code unless there is one for the purpose; a code that another purpose has got is tried anew. */
    private CouponCode unlessKnown(
            UUID storeId, @Nullable String holder, Supplier<Optional<CouponCode>> known, Supplier<CouponCode> fresh) {
        while (true) {
            Optional<CouponCode> there = known.get();
            if (there.isPresent()) {
                return there.get();
            }
            CouponCode code = fresh.get();
            if (rows.insert(storeId, code, holder)) {
                if (code.kind() == CodeKind.FRIEND) {
                    nudge.due(storeId, CouponCodes.HAND_TO_SHOP);
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
        Duration validity = Duration.ofDays(running.terms().friendOffer().validDays());
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
