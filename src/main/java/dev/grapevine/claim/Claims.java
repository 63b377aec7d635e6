package dev.grapevine.claim;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Flow;
import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Friends' requests for the offer, and the codes they got. */
@Component
public class Claims {

    private static final Duration DAY = Duration.ofDays(1);
    /** A household or a small office, not a script. */
    private static final int MOST_FROM_A_NETWORK = 20;
    /** Each fresh claim is a message, and strangers must not be flooded with other people's recommendations. */
    private static final int MOST_FOR_A_CONTACT = 3;

    private final InStore inStore;
    private final ClaimRows rows;
    private final CouponCodes codes;
    private final Customers customers;
    private final Consents consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Claims(
            InStore inStore,
            JdbcClient jdbc,
            CouponCodes codes,
            Customers customers,
            Consents consents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.inStore = inStore;
        this.rows = new ClaimRows(jdbc);
        this.codes = codes;
        this.customers = customers;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A friend opens the offer: the same code on each look during the same visit.
     *
     * @param advocate whose link the visit came by
     */
    public ClaimOutcome open(UUID storeId, Visit visit, Advocate advocate, RunningProgram running) {
        return inStore.call(storeId, () -> {
            if (!running.program().isOpen(clock.instant())
                    || !running.terms().flows().contains(Flow.COUPON_CODE)
                    || !advocate.isActive()) {
                return new ClaimOutcome.NotOffered();
            }
            var code = running.terms().friendOffer().code() == FriendOffer.Code.SINGLE_USE
                    ? codes.forVisit(storeId, visit, running)
                    : codes.ofAdvocate(storeId, advocate, running.program().id());
            return keep(
                    storeId,
                    new Claim(
                            Ids.newId(),
                            ClaimKind.OPENED,
                            running.program().id(),
                            advocate.id(),
                            visit.id(),
                            null,
                            null,
                            null,
                            code.code(),
                            false,
                            now()),
                    visit.network(),
                    code);
        });
    }

    /**
     * A friend leaves an address or number: asked twice, the same code.
     *
     * @param hasBought whether a customer has an order, imported history included
     */
    public ClaimOutcome make(UUID storeId, ClaimRequest request, Predicate<UUID> hasBought) {
        return inStore.call(storeId, () -> {
            if (!isOffered(request)) {
                return new ClaimOutcome.NotOffered();
            }
            var person = request.contact().person(request.firstName(), request.locale());
            var known = customers.matching(storeId, person);
            if (known.contains(request.advocate().customerId())) {
                tellRefused(storeId, request, "own_offer");
                return new ClaimOutcome.OwnOffer();
            }
            if (request.running().terms().friends().newOnly() && known.stream().anyMatch(hasBought)) {
                tellRefused(storeId, request, "for_new_customers_only");
                return new ClaimOutcome.ForNewCustomersOnly();
            }
            var before = earlier(storeId, request);
            if (before.isPresent()) {
                return before.get();
            }
            return isTooMany(storeId, request)
                    ? new ClaimOutcome.TooMany()
                    : claim(storeId, request, customers.recognise(storeId, person));
        });
    }

    public Optional<Claim> find(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> rows.find(storeId, id));
    }

    /** The claims by which codes were given, by canonical code, newest first; one code may serve several. At most 1,000. */
    public Map<String, List<Claim>> byCode(UUID storeId, Collection<String> canonicalCodes) {
        return inStore.call(storeId, () -> rows.byCode(storeId, canonicalCodes));
    }

    /**
     * What the owners of these addresses and numbers claimed, newest first. At most 1,000.
     *
     * @param contacts canonical e-mail addresses and numbers in the form of E.164
     */
    public Map<String, List<Claim>> byContact(UUID storeId, Collection<String> contacts) {
        return inStore.call(storeId, () -> rows.byContact(storeId, contacts));
    }

    private boolean isOffered(ClaimRequest request) {
        return request.running().program().isOpen(clock.instant())
                && request.running().terms().flows().contains(request.contact().flow())
                && request.advocate().isActive();
    }

    private Optional<ClaimOutcome> earlier(UUID storeId, ClaimRequest request) {
        return rows.newest(
                        storeId,
                        request.running().program().id(),
                        request.advocate().id(),
                        request.contact().canonical())
                .flatMap(claim -> codes.find(storeId, claim.code())
                        .filter(code -> code.isGoodAt(clock.instant()))
                        .map(code -> new ClaimOutcome.Claimed(claim, code, false)));
    }

    private boolean isTooMany(UUID storeId, ClaimRequest request) {
        var since = clock.instant().minus(DAY);
        return rows.forContact(storeId, request.contact().canonical(), since) >= MOST_FOR_A_CONTACT
                || (request.network() != null
                        && rows.fromNetwork(storeId, request.network(), since) >= MOST_FROM_A_NETWORK);
    }

    private ClaimOutcome claim(UUID storeId, ClaimRequest request, UUID customerId) {
        var contact = request.contact();
        var at = now();
        if (request.consent()) {
            consents.record(
                    storeId,
                    customerId,
                    new Consent(Consent.Purpose.MARKETING, contact.channel(), true, request.source(), at));
        }
        var code = codes.forHolder(storeId, request.advocate().id(), contact.canonical(), request.running());
        return keep(
                storeId,
                new Claim(
                        Ids.newId(),
                        ClaimKind.of(contact),
                        request.running().program().id(),
                        request.advocate().id(),
                        request.visitId(),
                        customerId,
                        contact.canonical(),
                        request.firstName(),
                        code.code(),
                        request.consent(),
                        at),
                request.network(),
                code);
    }

    /** Adds the claim, unless the same was made at the same moment. */
    private ClaimOutcome keep(UUID storeId, Claim claim, @Nullable String network, CouponCode code) {
        if (!rows.insert(storeId, claim, network)) {
            return new ClaimOutcome.Claimed(rows.same(storeId, claim), code, false);
        }
        events.publishEvent(new ClaimMade(storeId, claim, code));
        return new ClaimOutcome.Claimed(claim, code, true);
    }

    private void tellRefused(UUID storeId, ClaimRequest request, String why) {
        events.publishEvent(new ClaimRefused(
                storeId, request.running().program().id(), request.advocate().id(), why));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
