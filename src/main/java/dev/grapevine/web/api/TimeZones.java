package dev.grapevine.web.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The time zones a store can be in: those of the IANA database that are named for a place, and UTC. */
public final class TimeZones {
    private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(name ->
                    name.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")
                            || name.equals("UTC"))
            .sorted()
            .toList();

    private TimeZones() {}

    public static List<String> all() {
        return ALL;
    }

    public static Optional<ZoneId> parse(String name) {
        return ALL.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
