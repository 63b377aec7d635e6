package dev.grapevine.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the handout from the opening on. */
@InDemo
@Component
public class Handover {
    private volatile @Nullable Handout handout;

    public void give(Handout given) {
        handout = given;
    }

    public Handout get() {
        Handout given = handout;
        if (given == null) {
            throw new IllegalStateException("The demo isn't open yet");
        }
        return given;
    }
}
