package dev.grapevine.web.dashboard;

import dev.grapevine.insight.Present;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets the desk for a page. */
@Component
class Desks {
    /** What a form that did something leads back with, so that its page can say so. */
    private static final Set<String> DONE = Set.of(
            "approved",
            "rejected",
            "disqualified",
            "tied",
            "let-in",
            "kept-out",
            "paid",
            "fulfilled",
            "passed-on",
            "replayed",
            "put-away",
            "invited",
            "invited-none",
            "logo",
            "logo-removed");

    private final Present present;
    private final Clock clock;

    Desks(Present present, Clock clock) {
        this.present = present;
        this.clock = clock;
    }

    Desk at(Desk.Place place, SignedIn who) {
        return at(place, who, null);
    }

    Desk at(Desk.Place place, SignedIn who, @Nullable String done) {
        return new Desk(
                who,
                place,
                present.waiting(who.storeId(), who.store().currency()),
                clock.instant(),
                done != null && DONE.contains(done) ? "done." + done : null);
    }
}
