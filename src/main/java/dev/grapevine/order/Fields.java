package dev.grapevine.order;

import dev.grapevine.kernel.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of a JSON object from outside, read one by one; whatever is wrong with one is noted beside its path, and
 * reading goes on, so that a shop's programmer learns everything at once. An empty text is one that was left out.
 */
final class Fields {
    private final JsonNode object;
    private final String path;
    private final List<FieldProblem> problems;
    private final boolean lenient;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonNode object, String path, List<FieldProblem> problems, boolean lenient) {
        this.object = object;
        this.path = path;
        this.problems = problems;
        this.lenient = lenient;
    }

    void problem(String name, String problem) {
        problems.add(new FieldProblem(path + name, problem));
    }

    /** How many problems were found so far, here and elsewhere. */
    int problems() {
        return problems.size();
    }

    /** @param longest in characters */
    @Nullable
    String text(String name, int longest) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            problem(name, "This is text, in quotes.");
            return null;
        }
        return checked(name, node.stringValue(), longest);
    }

    @Nullable
    String requiredText(String name, int longest) {
        return required(name, () -> text(name, longest));
    }

    /** Text in the form that the parser knows. */
    <T> @Nullable T parsed(String name, int longest, Function<String, Parsed<T>> parser) {
        String text = text(name, longest);
        return text == null ? null : accepted(name, parser.apply(text));
    }

    /** Text that can be done without: lenient reading drops what it can't understand. */
    <T> @Nullable T dispensable(String name, int longest, Function<String, Parsed<T>> parser) {
        String text = text(name, longest);
        if (text == null || (lenient && parser.apply(text) instanceof Parsed.Refused)) {
            return null;
        }
        return accepted(name, parser.apply(text));
    }

    /** RFC 3339, to the microsecond, between 1990 and the latest. */
    @Nullable
    Instant time(String name, Instant latest) {
        return parsed(name, 40, text -> Spelling.time(text, latest));
    }

    @Nullable
    Instant requiredTime(String name, Instant latest) {
        return required(name, () -> time(name, latest));
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            problem(name, "This is true or false.");
            return null;
        }
        return node.booleanValue();
    }

    /** A whole number from 0. */
    @Nullable
    Integer count(String name, int most) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isInt() || node.intValue() < 0 || node.intValue() > most) {
            problem(name, "This is a whole number from 0 to " + most + ".");
            return null;
        }
        return node.intValue();
    }

    @Nullable
    List<String> texts(String name, int most, int longest) {
        return list(name, most, (node, at) -> {
            if (!node.isString()) {
                problem(at, "This is text, in quotes.");
                return null;
            }
            return checked(at, node.stringValue(), longest);
        });
    }

    @Nullable
    <T> List<T> objects(String name, int most, Function<Fields, @Nullable T> reader) {
        return list(name, most, (node, at) -> {
            if (!node.isObject()) {
                problem(at, "This is an object, in braces.");
                return null;
            }
            Fields fields = new Fields(node, path + at + ".", problems, lenient);
            T value = reader.apply(fields);
            fields.end();
            return value;
        });
    }

    /** The fields of an object within, empty ones where it was left out. */
    <T> T object(String name, Function<Fields, T> reader) {
        JsonNode node = node(name);
        if (node != null && !node.isObject()) {
            problem(name, "This is an object, in braces.");
        }
        Fields fields = new Fields(
                node == null ? JsonNodeFactory.instance.objectNode() : node, path + name + ".", problems, lenient);
        T value = reader.apply(fields);
        fields.end();
        return value;
    }

    /** Names the fields that nobody asked for. */
    void end() {
        if (!lenient) {
            object.propertyNames().stream()
                    .filter(name -> !asked.contains(name))
                    .limit(20)
                    .forEach(name -> problem(
                            name.length() <= 60 ? name : name.substring(0, 60) + "…",
                            "There is no such field; ?lenient=true passes over it."));
        }
    }

    /** What is missing is named, unless something else was found wrong with it. */
    private <T> @Nullable T required(String name, Supplier<@Nullable T> reading) {
        int before = problems.size();
        T value = reading.get();
        if (value == null && problems.size() == before) {
            problem(name, "This is required.");
        }
        return value;
    }

    private @Nullable JsonNode node(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private <T> @Nullable List<T> list(String name, int most, BiFunction<JsonNode, String, @Nullable T> reader) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            problem(name, "This is a list, in brackets.");
            return null;
        }
        if (node.size() > most) {
            problem(name, "At most " + most + " of these can be taken; here are " + node.size() + ".");
            return null;
        }
        List<T> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            T value = reader.apply(node.get(i), name + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private @Nullable String checked(String name, String written, int longest) {
        String text = accepted(name, Spelling.text(written, longest));
        return text == null || text.isEmpty() ? null : text;
    }

    private <T> @Nullable T accepted(String name, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Value<T>(T value) -> value;
            case Parsed.Refused<T>(String problem) -> {
                problem(name, problem);
                yield null;
            }
        };
    }
}
