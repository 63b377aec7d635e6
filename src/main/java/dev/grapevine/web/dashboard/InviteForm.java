package dev.grapevine.web.dashboard;

import dev.grapevine.journey.InviteMany;
import dev.grapevine.web.dashboard.people.Trouble;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant typed beside the file.
 *
 * @param source where those agreed of whom the file doesn't say it
 * @param bought whether everybody in the file has ordered
 * @param perHour how many letters leave an hour, as typed
 * @param trouble what was wrong with the file, or null
 */
public record InviteForm(
        String source,
        boolean bought,
        String perHour,
        @Nullable Trouble trouble) {
    static final InviteForm EMPTY = new InviteForm("", false, String.valueOf(InviteMany.USUAL_PER_HOUR), null);

    static InviteForm of(Map<String, String> typed) {
        return new InviteForm(
                typed.getOrDefault("source", "").strip(),
                typed.containsKey("bought"),
                typed.getOrDefault("per_hour", "").strip(),
                null);
    }

    InviteForm with(Trouble wrong) {
        return new InviteForm(source, bought, perHour, wrong);
    }

    public boolean hasPace() {
        return perHour.matches("\\d{1,5}") && pace() >= 1 && pace() <= InviteMany.MOST_PER_HOUR;
    }

    int pace() {
        return Integer.parseInt(perHour);
    }
}
