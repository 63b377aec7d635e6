package dev.grapevine.program;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/** Exact amounts in JSON: {@code {"amount": "5.00", "currency": "GBP"}} and {@code "12.5"} percent, never numbers. */
final class AmountsJson {

    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,2})?");

    private AmountsJson() {}

    /** A sentence for whoever sent the amount. */
    static final class Refusal extends MismatchedInputException {
        private static final long serialVersionUID = 1L;

        Refusal(JsonParser parser, String problem) {
            super(parser, problem);
        }
    }

    static JacksonModule module() {
        return new SimpleModule("amounts")
                .addSerializer(Unit.class, new WriteUnit())
                .addDeserializer(Unit.class, new ReadUnit())
                .addSerializer(Money.class, new WriteMoney())
                .addDeserializer(Money.class, new ReadMoney())
                .addSerializer(Percent.class, new WritePercent())
                .addDeserializer(Percent.class, new ReadPercent());
    }

    private static <T> T take(Parsed<T> parsed, JsonParser parser) {
        return switch (parsed) {
            case Parsed.Value<T>(T value) -> value;
            case Parsed.Refused<T>(String problem) -> throw new Refusal(parser, problem);
        };
    }

    private static String text(JsonNode node, JsonParser parser, String expected) {
        if (!node.isString()) {
            throw new Refusal(parser, expected);
        }
        return node.asString();
    }

    private static final class WriteUnit extends ValueSerializer<Unit> {
        @Override
        public void serialize(Unit unit, JsonGenerator to, SerializationContext context) {
            to.writeString(unit.code());
        }
    }

    private static final class ReadUnit extends ValueDeserializer<Unit> {
        @Override
        public Unit deserialize(JsonParser from, DeserializationContext context) {
            var code = text(context.readTree(from), from, "A currency is text, such as \"GBP\".");
            return take(Unit.parseCurrency(code), from);
        }
    }

    private static final class WriteMoney extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator to, SerializationContext context) {
            to.writeStartObject();
            to.writeStringProperty("amount", money.toDecimal());
            to.writeStringProperty("currency", money.currency().code());
            to.writeEndObject();
        }
    }

    private static final class ReadMoney extends ValueDeserializer<Money> {
        private static final String EXPECTED =
                "Money is like {\"amount\": \"5.00\", \"currency\": \"GBP\"}, both as text.";

        @Override
        public Money deserialize(JsonParser from, DeserializationContext context) {
            var node = context.readTree(from);
            if (!node.isObject() || node.size() != 2 || !node.has("amount") || !node.has("currency")) {
                throw new Refusal(from, EXPECTED);
            }
            var currency = text(Objects.requireNonNull(node.get("currency")), from, EXPECTED);
            var amount = text(Objects.requireNonNull(node.get("amount")), from, EXPECTED);
            return take(Money.parse(amount, take(Unit.parseCurrency(currency), from)), from);
        }
    }

    private static final class WritePercent extends ValueSerializer<Percent> {
        @Override
        public void serialize(Percent percent, JsonGenerator to, SerializationContext context) {
            to.writeString(percent.toString().replace("%", ""));
        }
    }

    private static final class ReadPercent extends ValueDeserializer<Percent> {
        private static final String EXPECTED =
                "A percentage is text from \"0\" to \"100\" with at most two decimals, such as \"12.5\".";

        @Override
        public Percent deserialize(JsonParser from, DeserializationContext context) {
            var text = text(context.readTree(from), from, EXPECTED);
            var hundredths = PERCENT.matcher(text).matches()
                    ? new BigDecimal(text).movePointRight(2).intValueExact()
                    : -1;
            if (hundredths < 0 || hundredths > 10_000) {
                throw new Refusal(from, EXPECTED);
            }
            return new Percent(hundredths);
        }
    }
}
