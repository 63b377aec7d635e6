package dev.grapevine.share;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells people from programs by what a request says of itself. It believes programs that name themselves (the list
 * {@code automatic-visitors.txt}), takes for a program what names no browser, and believes a browser that says it loads
 * ahead. A scanner that poses as a browser passes; it shows by its network and its speed, which risk looks at.
 */
final class TellTraffic {

    /** What every browser in use begins with; Opera Mini is the last to write its own name. */
    private static final Pattern BROWSER = Pattern.compile("(Mozilla|Opera)/\\d.*", Pattern.DOTALL);
    /**
     * {@code Sec-Purpose: prefetch;prerender} (Fetch and HTML standards), {@code Purpose: prefetch} (Chrome before it),
     * {@code X-Purpose: preview} (Safari), {@code X-Moz: prefetch} (Firefox before 115).
     */
    private static final Pattern AHEAD = Pattern.compile("prefetch|prerender|preview");

    private static final Map<Traffic, Pattern> KNOWN = load();

    private TellTraffic() {}

    /**
     * @param userAgent the request's header, or null where it has none
     * @param purpose the request's {@code Sec-Purpose}, {@code Purpose}, {@code X-Purpose} or {@code X-Moz}, or null
     */
    static Traffic of(@Nullable String userAgent, @Nullable String purpose) {
        if (purpose != null && AHEAD.matcher(purpose.toLowerCase(Locale.ROOT)).find()) {
            return Traffic.PREFETCH;
        }
        if (userAgent == null || userAgent.isBlank()) {
            return Traffic.CRAWLER;
        }
        for (var known : KNOWN.entrySet()) {
            if (known.getValue().matcher(userAgent).find()) {
                return known.getKey();
            }
        }
        return BROWSER.matcher(userAgent).matches() ? Traffic.PERSON : Traffic.CRAWLER;
    }

    private static Map<Traffic, Pattern> load() {
        Map<Traffic, List<String>> lines = new EnumMap<>(Traffic.class);
        var file = Objects.requireNonNull(TellTraffic.class.getResourceAsStream("automatic-visitors.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int space = line.indexOf(' ');
                        var kind = Traffic.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
                        lines.computeIfAbsent(kind, _ -> new ArrayList<>())
                                .add(line.substring(space).strip());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Traffic, Pattern> patterns = new EnumMap<>(Traffic.class);
        lines.forEach(
                (kind, all) -> patterns.put(kind, Pattern.compile(String.join("|", all), Pattern.CASE_INSENSITIVE)));
        return patterns;
    }
}
