package dev.grapevine.journey;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final InvitationQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    InviteMany(InStore inStore, InviteCustomers invite, InvitationQueue queue, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.invite = invite;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Does it, unless the letters would take too long.
     *
     * @param letters of how many at most it is expected that a letter leaves: all of them, where nothing better is known
     */
    public ManyInvited invite(UUID storeId, List<Invitee> people, int letters, int perHour, Actor by) {
        Optional<ManyInvited> slow = slow(storeId, letters, perHour);
        return slow.isPresent()
                ? slow.get()
                : each(
                        people,
                        some -> inStore.<Optional<List<Invited>>>insist(
                                storeId, () -> invite(storeId, some, perHour, by)));
    }

    private Optional<List<Invited>> invite(UUID storeId, List<Invitee> some, int perHour, Actor by) {
        Optional<List<Invited>> invited = invite.invite(storeId, some, perHour);
        invited.ifPresent(answers -> audit.record(
                storeId,
                by,
                "invite.customers",
                "customers",
                Map.of(),
                Map.of("asked", answers.size(), "planned", Invited.planned(answers))));
        return invited;
    }

    /**
     * What {@link #invite} would answer at this moment, and nothing is done. Whoever is named in two pieces is answered in each
     * as if she were not in the other.
     */
    public ManyInvited foresee(UUID storeId, List<Invitee> people, int perHour) {
        ManyInvited foreseen =
                each(people, some -> inStore.foresee(storeId, () -> invite.invite(storeId, some, perHour)));
        return foreseen instanceof ManyInvited.Each(List<Invited> all)
                ? slow(storeId, Invited.planned(all), perHour).orElse(foreseen)
                : foreseen;
    }

    /** What speaks against so many letters at that pace: those that wait already leave first. */
    private Optional<ManyInvited> slow(UUID storeId, int letters, int perHour) {
        Instant now = clock.instant();
        Instant free = inStore.call(storeId, () -> queue.free(storeId, now));
        Duration left = Duration.ofHours(MOST_HOURS).minus(Duration.between(now, free));
        Duration needed = Duration.ofHours(letters).dividedBy(perHour);
        if (letters == 0 || needed.compareTo(left) <= 0) {
            return Optional.empty();
        }
        long seconds = Math.max(left.toSeconds(), 0);
        long least = seconds == 0 ? 0 : Math.ceilDiv(Duration.ofHours(letters).toSeconds(), seconds);
        return Optional.of(new ManyInvited.TooSlow(letters, free, least > MOST_PER_HOUR ? 0 : (int) least));
    }

    private static ManyInvited each(List<Invitee> people, Function<List<Invitee>, Optional<List<Invited>>> piece) {
        List<Invited> all = new ArrayList<>();
        for (int from = 0; from < people.size(); from += InviteCustomers.MOST) {
            Optional<List<Invited>> some =
                    piece.apply(people.subList(from, Math.min(people.size(), from + InviteCustomers.MOST)));
            if (some.isEmpty()) {
                return new ManyInvited.NoProgram();
            }
            all.addAll(some.get());
        }
        return new ManyInvited.Each(all);
    }
}
