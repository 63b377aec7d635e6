package dev.grapevine.web.landing;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.platform.secret.Fingerprints;
import dev.grapevine.share.Arrival;
import dev.grapevine.share.Arrived;
import dev.grapevine.share.Channel;
import dev.grapevine.share.Visits;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads off a request who arrives by a link, for what purpose, and by which visit if it was here before. */
@Component
class ReadArrival {
    private final SignedIn signedIn;
    private final Visits visits;
    private final Advocates advocates;
    private final Fingerprints fingerprints;

    ReadArrival(SignedIn signedIn, Visits visits, Advocates advocates, Fingerprints fingerprints) {
        this.signedIn = signedIn;
        this.visits = visits;
        this.advocates = advocates;
        this.fingerprints = fingerprints;
    }

    /** @param channel through which the link was shared, as its address says; may be anything */
    Arrival of(ShopPage shop, String link, @Nullable String channel, HttpServletRequest request) {
        return new Arrival(
                link,
                channel == null ? null : Channel.of(channel).orElse(null),
                request.getHeader("User-Agent"),
                purpose(request),
                fingerprints.network(shop.id(), request.getRemoteAddr()).orElse(null),
                null,
                signedIn.customer(shop, request).orElse(null));
    }

    /** Who asks for the headers alone looks ahead, whatever it calls itself. */
    private static @Nullable String purpose(HttpServletRequest request) {
        if ("HEAD".equals(request.getMethod())) {
            return "preview";
        }
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** The visit that a token names, where it is one by this very link. */
    Optional<Arrived> byVisit(ShopPage shop, String link, @Nullable String token) {
        String given = token == null ? "" : token;
        return visits.byToken(shop.id(), given)
                .filter(visit -> advocates
                        .find(shop.id(), visit.advocateId())
                        .orElseThrow()
                        .linkToken()
                        .equalsIgnoreCase(link))
                .map(visit -> new Arrived.Visited(visit, given));
    }
}
