package dev.grapevine.kernel;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a text of the API names: what shows anything of a person has her id, as a customer or as an advocate. */
public final class PeopleNamed {
    private static final Pattern ID = Pattern.compile("\"((?:cus|adv)_[0-9a-z]+)\"");

    private PeopleNamed() {}

    /** The ids of customers and advocates that are values in this JSON, each once. */
    public static Set<UUID> in(String json) {
        return ID.matcher(json)
                .results()
                .map(found -> found.group(1))
                .flatMap(text ->
                        Stream.of(IdKind.CUSTOMER, IdKind.ADVOCATE).flatMap(kind -> Ids.parse(kind, text).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
