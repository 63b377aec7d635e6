package dev.grapevine.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Whole days of the store, the last of them today.
 *
 * @param first its first day
 * @param days how many, from 1 to 366
 * @param zone where the days begin
 */
public record Span(LocalDate first, int days, ZoneId zone) {

    public Span {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("A span has 1 to 366 days: " + days);
        }
    }

    /** So many days, today included. */
    public static Span last(int days, Instant now, ZoneId zone) {
        return new Span(LocalDate.ofInstant(now, zone).minusDays(days - 1L), days, zone);
    }

    /** As many days right before it. */
    public Span before() {
        return new Span(first.minusDays(days), days, zone);
    }

    public List<LocalDate> eachDay() {
        return first.datesUntil(first.plusDays(days)).toList();
    }

    OffsetDateTime from() {
        return first.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime();
    }

    OffsetDateTime to() {
        return first.plusDays(days)
                .atStartOfDay(zone)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toOffsetDateTime();
    }
}
