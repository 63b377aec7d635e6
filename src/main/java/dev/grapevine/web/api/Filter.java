package dev.grapevine.web.api;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a list is to be filtered by; a parameter that can't be used is refused by its name. */
public final class Filter {
    private Filter() {}

    public static <T> @Nullable T read(String name, @Nullable String text, Function<String, Parsed<T>> parser) {
        return text == null
                ? null
                : switch (parser.apply(text)) {
                    case Parsed.Value<T>(T value) -> value;
                    case Parsed.Refused<T>(String problem) -> throw PageAsked.wrong(name, problem);
                };
    }

    public static @Nullable UUID id(String name, IdKind kind, @Nullable String text) {
        return text == null
                ? null
                : Ids.parse(kind, text)
                        .orElseThrow(() -> PageAsked.wrong(name, "is an id that begins with " + kind.prefix() + "_."));
    }

    /** One of an enum's values, by its name in small letters. */
    public static <E extends Enum<E>> @Nullable E one(String name, Class<E> of, @Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(of.getEnumConstants())
                        .filter(value -> code(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> PageAsked.wrong(
                                name,
                                "is one of "
                                        + Arrays.stream(of.getEnumConstants())
                                                .map(Filter::code)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
