package dev.grapevine.reward;

import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.RewardKind;
import dev.grapevine.reward.kind.Prize;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Options and reasons as the database keeps them. */
final class PrizeJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ARGS = new TypeReference<>() {};

    private PrizeJson() {}

    private record Row(
            RewardKind kind,
            @Nullable String unit,
            long amount,
            @Nullable Integer percent,
            @Nullable String what,
            List<String> charities,
            @Nullable String lasts) {

        static Row of(Prize prize) {
            return new Row(
                    prize.kind(),
                    prize.unit() == null ? null : prize.unit().code(),
                    prize.amount(),
                    prize.percentOff() == null ? null : prize.percentOff().basisPoints(),
                    prize.what(),
                    prize.charities(),
                    prize.lasts() == null ? null : prize.lasts().toString());
        }

        Prize prize() {
            return new Prize(
                    kind,
                    unit == null ? null : new Unit(unit),
                    amount,
                    percent == null ? null : new Percent(percent),
                    what,
                    charities,
                    lasts == null ? null : Period.parse(lasts));
        }
    }

    static String write(List<Prize> options) {
        return JSON.writeValueAsString(options.stream().map(Row::of).toList());
    }

    static List<Prize> options(String json) {
        return JSON.readValue(json, ROWS).stream().map(Row::prize).toList();
    }

    static String write(Map<String, String> args) {
        return JSON.writeValueAsString(args);
    }

    static Map<String, String> args(String json) {
        return JSON.readValue(json, ARGS);
    }
}
