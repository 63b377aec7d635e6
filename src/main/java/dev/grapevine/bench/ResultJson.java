package dev.grapevine.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A report for programs that compare runs. */
record ResultJson(Report report) {

    String text() {
        Machine machine = report.machine();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", machine.at().toString());
        all.put("machine", machine.text());
        all.put("figures", report.figures().stream().map(this::figure).toList());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private Map<String, @Nullable Object> figure(Figure figure) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("what", figure.what());
        one.put("yardstick", figure.yardstick());
        one.put("per_second", figure.rate());
        one.put("p50_ms", figure.p50());
        one.put("p99_ms", figure.p99());
        for (var yardstick :
                List.of(Map.entry("to_pgbench", PgbenchYardstick.WHAT), Map.entry("to_jdbc", OneRowYardstick.WHAT))) {
            one.put(yardstick.getKey(), report.ratio(figure, yardstick.getValue()));
        }
        return one;
    }
}
