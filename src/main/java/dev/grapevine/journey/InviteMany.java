package dev.grapevine.journey;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Asks any number of customers who were there before Grapevine, piece by piece, each in a transaction of its own where the
 * caller has none. Repeating it is harmless: whoever is planned was asked before.
 */
@Component
public class InviteMany {
    public static final int USUAL_PER_HOUR = 500;
    public static final int MOST_PER_HOUR = 10_000;
    /** Those of later calls wait until these have left, so that mails which take weeks would hold up all. */
    public static final int MOST_HOURS = 72;

    private final InStore inStore;
    private final InviteCustomers invite;
    private final AuditLog audit;

    InviteMany(InStore inStore, InviteCustomers invite, AuditLog audit) {
        this.inStore = inStore;
        this.invite = invite;
        this.audit = audit;
    }

    /** How many mails have to leave an hour, so that all have left within {@link #MOST_HOURS}. */
    public static int leastPerHour(int people) {
        return Math.max(1, Math.ceilDiv(people, MOST_HOURS));
    }

    /** One answer for each, in their sequence; nothing where no program is open. */
    public Optional<List<Invited>> invite(UUID storeId, List<Invitee> people, int perHour, Actor by) {
        return each(
                people,
                some -> inStore.call(storeId, () -> {
                    Optional<List<Invited>> invited = invite.invite(storeId, some, perHour);
                    invited.ifPresent(answers -> audit.record(
                            storeId,
                            by,
                            "invite.customers",
                            "customers",
                            Map.of(),
                            Map.of("asked", answers.size(), "planned", Invited.planned(answers))));
                    return invited;
                }));
    }

    /**
     * What {@link #invite} would answer at this moment, and nothing is done. Whoever is named in two pieces is answered in each
     * as if she were not in the other.
     */
    public Optional<List<Invited>> foresee(UUID storeId, List<Invitee> people, int perHour) {
        return each(people, some -> inStore.foresee(storeId, () -> invite.invite(storeId, some, perHour)));
    }

    private static Optional<List<Invited>> each(
            List<Invitee> people, Function<List<Invitee>, Optional<List<Invited>>> piece) {
        List<Invited> all = new ArrayList<>();
        for (int from = 0; from < people.size(); from += InviteCustomers.MOST) {
            Optional<List<Invited>> some =
                    piece.apply(people.subList(from, Math.min(people.size(), from + InviteCustomers.MOST)));
            if (some.isEmpty()) {
                return some;
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }
}
