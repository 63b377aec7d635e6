package dev.grapevine.order;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A purchase, as everything that was said about it adds up.
 *
 * @param externalId the shop's own id
 * @param buyer who bought, null once she was erased
 * @param updatedAt the newest change by the shop's clock, where it tells
 * @param amounts as the newest words have them
 * @param refunded what was given back so far in the order's currency, never above the total
 * @param couponCodes as typed
 * @param ordersBefore how many earlier orders the shop says the buyer has
 * @param history told for the record only: counts for who is new, never for a reward
 */
public record Order(
        UUID id,
        String externalId,
        @Nullable String number,
        UUID customerId,
        @Nullable Person buyer,
        Instant placedAt,
        OrderState state,
        Times times,
        @Nullable Instant updatedAt,
        OrderReport.Amounts amounts,
        Money refunded,
        List<String> couponCodes,
        @Nullable String visitToken,
        List<String> tags,
        @Nullable String locale,
        @Nullable Integer ordersBefore,
        @Nullable Boolean acceptsMarketing,
        Prints prints,
        @Nullable String userAgent,
        boolean history,
        List<OrderReport.Line> lines) {

    /** When each state was first reported; null where it never was, though the order may have come further. */
    public record Times(
            @Nullable Instant paid,
            @Nullable Instant fulfilled,
            @Nullable Instant delivered,
            @Nullable Instant cancelled) {}

    /** Fingerprints of what two purchases may share, comparable within the store ({@code platform.secret.Fingerprints}). */
    public record Prints(
            @Nullable String network,
            @Nullable String device,
            @Nullable String shippingAddress,
            @Nullable String payment) {}

    /** The id outside: {@code ord_…}. */
    public String idText() {
        return Ids.text(IdKind.ORDER, id);
    }

    public Unit currency() {
        return amounts.currency();
    }

    public boolean isCancelled() {
        return state == OrderState.CANCELLED;
    }

    /** Nothing of a purchase that cost something is left with the shop. */
    public boolean isFullyRefunded() {
        return amounts.total().isPositive() && refunded.equals(amounts.total());
    }

    /** Nothing of it is a purchase any more. */
    public boolean isGone() {
        return isCancelled() || isFullyRefunded();
    }

    /**
     * When the order came as far as this state or further, if it stands there now: a shop that reports only "fulfilled" was
     * paid at that time at the latest. Nothing for a cancelled order, whose way is over.
     *
     * @param wanted any state but cancelled
     */
    public Optional<Instant> reached(OrderState wanted) {
        if (isCancelled() || state.compareTo(wanted) < 0) {
            return Optional.empty();
        }
        if (wanted == OrderState.PLACED) {
            return Optional.of(placedAt);
        }
        return Stream.of(OrderState.PAID, OrderState.FULFILLED, OrderState.DELIVERED)
                .filter(reached -> reached.compareTo(wanted) >= 0)
                .flatMap(reached -> at(reached).stream())
                .min(Instant::compareTo)
                .map(at -> at.isBefore(placedAt) ? placedAt : at);
    }

    /** Hides who bought what, because logs outlive an erasure. */
    @Override
    public String toString() {
        return idText();
    }

    private Optional<Instant> at(OrderState reached) {
        return Optional.ofNullable(
                switch (reached) {
                    case PAID -> times.paid();
                    case FULFILLED -> times.fulfilled();
                    case DELIVERED -> times.delivered();
                    case CANCELLED -> times.cancelled();
                    case PLACED -> placedAt;
                });
    }
}
