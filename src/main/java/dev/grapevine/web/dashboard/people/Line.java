package dev.grapevine.web.dashboard.people;

import dev.grapevine.journey.Invitee;
import org.jspecify.annotations.Nullable;

/**
 * A line of the file.
 *
 * @param number where it begins, from 1
 * @param email as written
 * @param invitee whom it names; null where the line is wrong
 * @param trouble what is wrong with it; null where it is right
 */
public record Line(
        long number,
        String email,
        @Nullable Invitee invitee,
        @Nullable Trouble trouble) {

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Line " + number;
    }
}
