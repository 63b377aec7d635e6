package dev.grapevine.reward;

import dev.grapevine.program.Cap;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The stretch of a calendar in which rewards are counted towards a cap.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
record CapPeriod(Instant from, Instant to) {
    private static final CapPeriod EVER =
            new CapPeriod(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("9000-01-01T00:00:00Z"));

    /** The one that a moment is in, by the days of a time zone; weeks begin on Monday (ISO 8601). */
    static CapPeriod around(Instant at, Cap.Period period, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        return switch (period) {
            case DAY -> of(day, day.plusDays(1), zone);
            case WEEK -> {
                var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield of(monday, monday.plusWeeks(1), zone);
            }
            case MONTH -> of(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1), zone);
            case YEAR -> of(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1), zone);
            case EVER -> EVER;
        };
    }

    private static CapPeriod of(LocalDate from, LocalDate to, ZoneId zone) {
        return new CapPeriod(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
