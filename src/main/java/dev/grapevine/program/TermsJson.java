package dev.grapevine.program;

import dev.grapevine.kernel.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Terms as JSON: {@code snake_case}, money as decimal text with its currency, percentages as decimal text. What is left
 * out has its default, so a version stored before a setting existed reads as it always meant; what is unknown is refused.
 */
public final class TermsJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(AmountsJson.module())
            .build();

    /** What has a default, and may all the same be switched off. */
    private static final Set<String> MAY_BE_NONE = Set.of("advocate_reward.cap");

    private static final TypeReference<Map<String, @Nullable Object>> GROUPS = new TypeReference<>() {};

    private TermsJson() {}

    /**
     * Settings that somebody sent, checked.
     *
     * @param currency of the store
     */
    public static TermsReading read(String json, Unit currency) {
        try {
            var sent = JSON.readTree(json);
            if (!sent.isObject()) {
                return unsound("", "Settings are a JSON object.");
            }
            var whole = onto(defaults(currency), sent);
            var emptied = emptied(whole, defaults(currency), "");
            return emptied.isEmpty()
                    ? check(JSON.treeToValue(whole, Terms.class), currency)
                    : unsound(emptied.getFirst(), "This can't be left empty.");
        } catch (JacksonException e) {
            return unsound(field(e), problem(e));
        }
    }

    static String write(Terms terms) {
        return JSON.writeValueAsString(terms);
    }

    /** Terms from the database, which were checked before they came there. */
    static Terms stored(String json, Unit currency) {
        return JSON.treeToValue(onto(defaults(currency), JSON.readTree(json)), Terms.class);
    }

    /** The groups of settings by name, for showing which of them changed. */
    static Map<String, @Nullable Object> groups(Terms terms) {
        return JSON.convertValue(terms, GROUPS);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode defaults(Unit currency) {
        return JSON.valueToTree(Terms.defaults(currency));
    }

    private static TermsReading check(Terms terms, Unit currency) {
        if (!terms.currency().equals(currency)) {
            return unsound("currency", "This store counts in " + currency + ".");
        }
        var problems = terms.problems();
        return problems.isEmpty() ? new TermsReading.Sound(terms) : new TermsReading.Unsound(problems);
    }

    /** Puts what was sent over what holds otherwise, group by group. A value that names its type comes whole. */
    private static ObjectNode onto(ObjectNode below, JsonNode sent) {
        sent.properties().forEach(entry -> {
            var old = below.get(entry.getKey());
            var fresh = entry.getValue();
            boolean group = old instanceof ObjectNode && fresh.isObject() && !fresh.has("type");
            below.set(entry.getKey(), group ? onto((ObjectNode) old, fresh) : fresh);
        });
        return below;
    }

    /** The paths of settings that have a default and were sent as null. */
    private static List<String> emptied(JsonNode sent, JsonNode defaults, String path) {
        var paths = new ArrayList<String>();
        defaults.properties().forEach(entry -> {
            var field = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            var now = sent.get(entry.getKey());
            if (now != null && now.isNull() && !entry.getValue().isNull() && !MAY_BE_NONE.contains(field)) {
                paths.add(field);
            } else if (now != null && now.isObject() && !now.has("type")) {
                paths.addAll(emptied(now, entry.getValue(), field));
            }
        });
        return paths;
    }

    private static TermsReading unsound(String field, String problem) {
        return new TermsReading.Unsound(List.of(new TermsProblem(field, problem)));
    }

    private static String field(JacksonException e) {
        var text = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }

    private static String problem(JacksonException e) {
        return switch (e) {
            case AmountsJson.Refusal refusal -> refusal.getOriginalMessage();
            case UnrecognizedPropertyException _ -> "There is no such setting.";
            case InvalidTypeIdException _ -> "There is no such type here.";
            case MismatchedInputException wrong
            when isEnum(wrong.getTargetType()) -> "This is one of " + codes(wrong.getTargetType()) + ".";
            case MismatchedInputException _ -> "This is not of the right kind.";
            default ->
                e.getPath().isEmpty()
                        ? "This is not well-formed JSON."
                        : "This is not complete, or not of the right kind.";
        };
    }

    private static boolean isEnum(@Nullable Class<?> type) {
        return type != null && type.isEnum();
    }

    private static String codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> code((Enum<?>) value))
                .collect(Collectors.joining(", "));
    }
}
