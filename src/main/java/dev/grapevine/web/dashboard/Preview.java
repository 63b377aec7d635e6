package dev.grapevine.web.dashboard;

import dev.grapevine.journey.Invited;
import dev.grapevine.journey.Invited.Outcome;
import dev.grapevine.web.dashboard.people.Column;
import dev.grapevine.web.dashboard.people.Line;
import dev.grapevine.web.dashboard.people.PeopleFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What inviting the people of a file would do, line by line.
 *
 * @param perHour how many letters would leave an hour
 * @param first when the first would leave; null where none would
 * @param kept under what it is kept for a yes; null where a yes would change nothing
 */
public record Preview(
        PeopleFile.Read file,
        List<Seen> lines,
        int perHour,
        @Nullable Instant first,
        @Nullable UUID kept) {
    /** How many lines of each sort are shown. */
    private static final int SHOWN = 200;

    /**
     * A line and what would become of it.
     *
     * @param outcome null where the line itself is wrong
     */
    public record Seen(Line line, @Nullable Outcome outcome) {
        public boolean isTaken() {
            return outcome == Outcome.PLANNED || isWaiting();
        }

        /** Whether a teammate has to let her in first. */
        public boolean isWaiting() {
            return outcome == Outcome.WAITS;
        }

        boolean isRefusal() {
            return line.invitee() != null
                    && line.invitee().consent() != null
                    && !line.invitee().consent().given();
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
        return new Preview(file, lines, perHour, first, null);
    }

    Preview keptAs(UUID id) {
        return new Preview(file, lines, perHour, first, id);
    }

    /** Whether a yes would change anything: somebody is invited or waits to be let in, or says that she is not to be written to. */
    boolean changesAnything() {
        return taken() > 0 || refusals() > 0;
    }

    public int taken() {
        return count(Seen::isTaken);
    }

    public int waiting() {
        return count(Seen::isWaiting);
    }

    /** To how many a letter would leave. */
    public int letters() {
        return taken() - waiting();
    }

    /** How many say that they are not to be written to, which is kept with the rest. */
    public int refusals() {
        return count(Seen::isRefusal);
    }

    private int count(Predicate<Seen> which) {
        return (int) lines.stream().filter(which).count();
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
                .plus(Duration.ofHours(1).dividedBy(perHour).multipliedBy(letters() - 1L));
    }

    public boolean saysWhoAgreed() {
        return file.columns().contains(Column.ACCEPTS_MARKETING);
    }
}
