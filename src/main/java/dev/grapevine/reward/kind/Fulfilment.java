package dev.grapevine.reward.kind;

import dev.grapevine.ledger.Account;
import dev.grapevine.program.RewardKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one kind of reward gets to its receiver. Implementations are found by injection and hold no state. */
public interface Fulfilment {

    /** The kind that this one is for; each kind has one. */
    RewardKind kind();

    /** Where the reward's worth lies in the ledger; asked only where the prize has an amount. */
    Account account(Owed owed);

    /** What happens when the reward is released. */
    Then onceReleased();

    enum Then {
        /** {@link #handOver} brings it, by a call outside any transaction. */
        CALL,
        /** It is hers with the ledger's posting. */
        CREDITED,
        /** The charity has it with the ledger's posting. */
        DONATED,
        /** Somebody says where to pay it; see {@code PayCash}. */
        DETAILS,
        /** The merchant hands it over; see {@code FulfilGift}. */
        MERCHANT
    }

    /**
     * Hands it over, outside any transaction. Called again with the same reward it brings nothing twice, and with a lower
     * amount it lowers what was handed over. An exception means that nobody knows, and it is asked again.
     *
     * @param again whether an earlier call's end is unknown, or it was handed over before
     */
    default HandedOver handOver(UUID storeId, Owed owed, boolean again) {
        throw new IllegalStateException("A " + kind() + " needs no call.");
    }

    /**
     * Hands over, in a transaction of the store, those of many for which that takes no call; each for the first time.
     *
     * @return those that are handed over; for the others {@link #handOver} is asked
     */
    default List<Owed> handOverInside(UUID storeId, List<Owed> owed) {
        return List.of();
    }

    /** Takes back what {@link #handOver} may have brought, as far as it is unused; nothing where it never came. */
    default void takeBack(UUID storeId, Owed owed) {}

    /** How a call ended. */
    sealed interface HandedOver {
        record Done() implements HandedOver {}

        /** It was used before, so nothing about it can change. */
        record UsedAlready() implements HandedOver {}

        /** It will never work this way. */
        record Refused(String why) implements HandedOver {}
    }

    /** The one charity of a donation, or null. */
    static @Nullable String onlyCharity(Prize prize) {
        return prize.charities().size() == 1 ? prize.charities().getFirst() : null;
    }
}
