package dev.grapevine.insight;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a merchant calls a customer. */
final class Named {
    private Named() {}

    /** First and last name, or else the address; empty where nothing is known, as after an erasure. */
    static String of(@Nullable String firstName, @Nullable String lastName, @Nullable String email) {
        String name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return !name.isEmpty() ? name : email == null ? "" : email;
    }
}
