package dev.grapevine.web.dashboard;

import dev.grapevine.journey.InviteMany;
import dev.grapevine.journey.Invited;
import dev.grapevine.journey.Invited.Outcome;
import dev.grapevine.journey.Invitee;
import dev.grapevine.web.dashboard.people.Column;
import dev.grapevine.web.dashboard.people.Line;
import dev.grapevine.web.dashboard.people.PeopleFile;
import dev.grapevine.web.dashboard.people.WritePeopleFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What inviting the people of a file would do, line by line.
 *
 * @param perHour how many letters would leave an hour
 * @param first when the first would leave; null where none would
 */
public record Preview(
        PeopleFile.Read file,
        List<Seen> lines,
        int perHour,
        @Nullable Instant first) {
    /** How many lines of each sort are shown. */
    private static final int SHOWN = 200;

    /**
     * A line and what would become of it.
     *
     * @param outcome null where the line itself is wrong
     */
    public record Seen(Line line, @Nullable Outcome outcome) {
        public boolean isTaken() {
            return outcome == Outcome.PLANNED;
        }

        /** The first name that the line gives, or null. */
        public @Nullable String name() {
            return line.invitee() == null ? null : line.invitee().person().firstName();
        }

        /** Ends the key of the words for why it is left out: one for all wrong lines. */
        public String sort() {
            return outcome == null ? "wrong" : outcome.name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param answers one for each right line, in their sequence */
    static Preview of(PeopleFile.Read file, List<Invited> answers, int perHour) {
        List<Seen> lines = new ArrayList<>();
        Iterator<Invited> each = answers.iterator();
        for (Line line : file.lines()) {
            lines.add(new Seen(line, line.invitee() == null ? null : each.next().outcome()));
        }
        @Nullable
        Instant first = answers.stream()
                .filter(Invited::isPlanned)
                .findFirst()
                .map(Invited::sendAt)
                .orElse(null);
        return new Preview(file, lines, perHour, first);
    }

    /** The people of the lines that are right. */
    static List<Invitee> people(PeopleFile.Read file) {
        return file.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.invitee()))
                .toList();
    }

    public int taken() {
        return (int) lines.stream().filter(Seen::isTaken).count();
    }

    public int left() {
        return lines.size() - taken();
    }

    public List<Seen> takenShown() {
        return lines.stream().filter(Seen::isTaken).limit(SHOWN).toList();
    }

    public List<Seen> leftShown() {
        return lines.stream().filter(seen -> !seen.isTaken()).limit(SHOWN).toList();
    }

    /** How many are left out for which reason. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        lines.stream().filter(seen -> !seen.isTaken()).forEach(seen -> reasons.merge(seen.sort(), 1, Integer::sum));
        return reasons;
    }

    /** When the last letter would leave. */
    public Instant last() {
        return Objects.requireNonNull(first, "asked only where one leaves")
                .plus(Duration.ofHours(1).dividedBy(perHour).multipliedBy(taken() - 1L));
    }

    public boolean saysWhoAgreed() {
        return file.columns().contains(Column.ACCEPTS_MARKETING);
    }

    public int leastPerHour() {
        return InviteMany.leastPerHour(taken());
    }

    /** Those who would be invited, as a file for the form that does it. */
    public String carried() {
        return WritePeopleFile.of(lines.stream()
                .filter(Seen::isTaken)
                .flatMap(seen -> Stream.ofNullable(seen.line().invitee()))
                .toList());
    }
}
