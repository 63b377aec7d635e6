package dev.grapevine.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a purchase has come, each state further along than the one before it; cancelled is the furthest. */
public enum OrderState {
    PLACED(0),
    PAID(1),
    FULFILLED(2),
    DELIVERED(3),
    CANCELLED(4);

    private final int along;

    OrderState(int along) {
        this.along = along;
    }

    /** How far along, from 0; stored with orders, so a number never changes its meaning. */
    int along() {
        return along;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OrderState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
