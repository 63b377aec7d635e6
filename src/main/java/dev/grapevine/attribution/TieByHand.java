package dev.grapevine.attribution;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A teammate ties an order to an advocate: stronger than all other evidence, and free of the program's conditions. */
@Component
public class TieByHand {
    private final InStore inStore;
    private final Ties ties;
    private final Orders orders;
    private final Advocates advocates;
    private final Programs programs;
    private final Referrals referrals;
    private final AttributeOrders attributeOrders;
    private final AuditLog audit;

    public TieByHand(
            InStore inStore,
            Ties ties,
            Orders orders,
            Advocates advocates,
            Programs programs,
            Referrals referrals,
            AttributeOrders attributeOrders,
            AuditLog audit) {
        this.inStore = inStore;
        this.ties = ties;
        this.orders = orders;
        this.advocates = advocates;
        this.programs = programs;
        this.referrals = referrals;
        this.attributeOrders = attributeOrders;
        this.audit = audit;
    }

    /**
     * Ties an order, or ties it to somebody else.
     *
     * @param programId under whose terms, or null for the program that is live now
     * @param note why, 1 to 1,000 characters
     */
    public TieOutcome tie(
            UUID storeId, UUID orderId, UUID advocateId, @Nullable UUID programId, String note, Actor by) {
        return inStore.insist(storeId, () -> {
            if (ties.lockOrder(storeId, orderId).isEmpty()) {
                return new TieOutcome.NoSuchOrder();
            }
            if (advocates.find(storeId, advocateId).isEmpty()) {
                return new TieOutcome.NoSuchAdvocate();
            }
            Optional<UUID> program = (programId == null ? programs.current(storeId) : programs.find(storeId, programId))
                    .map(running -> running.program().id());
            if (program.isEmpty()) {
                return new TieOutcome.NoSuchProgram();
            }
            var settled = settled(storeId, orderId);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (!ties.put(storeId, orderId, advocateId, program.get(), note, by.name())) {
                return decideAnew(storeId, orderId);
            }
            audit.record(
                    storeId,
                    by,
                    "tie.order",
                    Ids.text(IdKind.ORDER, orderId),
                    Map.of(),
                    Map.of("advocate", Ids.text(IdKind.ADVOCATE, advocateId)));
            return decideAnew(storeId, orderId);
        });
    }

    /** Takes the tie away: the order's own evidence decides again. */
    public TieOutcome untie(UUID storeId, UUID orderId, Actor by) {
        return inStore.insist(storeId, () -> {
            if (ties.lockOrder(storeId, orderId).isEmpty()) {
                return new TieOutcome.NoSuchOrder();
            }
            var settled = settled(storeId, orderId);
            if (settled.isPresent()) {
                return settled.get();
            }
            if (!ties.remove(storeId, orderId)) {
                return new TieOutcome.NotTied();
            }
            audit.record(storeId, by, "untie.order", Ids.text(IdKind.ORDER, orderId), Map.of("tied", true), Map.of());
            return decideAnew(storeId, orderId);
        });
    }

    private Optional<TieOutcome> settled(UUID storeId, UUID orderId) {
        return Optional.ofNullable(referrals.ofOrders(storeId, List.of(orderId)).get(orderId))
                .filter(referral -> !referral.isOpenToAttribution())
                .map(referral -> new TieOutcome.Settled(referral.state()));
    }

    private TieOutcome decideAnew(UUID storeId, UUID orderId) {
        var order = orders.find(storeId, orderId).orElseThrow();
        var decided = attributeOrders.attribute(storeId, List.of(order));
        attributeOrders.wake(storeId, orderId);
        return new TieOutcome.Done(Objects.requireNonNull(decided.get(orderId)));
    }
}
