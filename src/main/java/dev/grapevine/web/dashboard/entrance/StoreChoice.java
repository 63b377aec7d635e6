package dev.grapevine.web.dashboard.entrance;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.store.Teammate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The moment between a right password and the choice of a store: a ticket that says who the person is where, signed with a
 * key of the installation and good for five minutes. The server keeps nothing.
 */
@Component
class StoreChoice {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    StoreChoice(InstallationKey installation, Clock clock) {
        this.key = new SecretKeySpec(installation.derive("dashboard-store-choice"), "HmacSHA256");
        this.clock = clock;
    }

    String ticket(List<Teammate> teammates) {
        String claims = clock.instant().plus(GOOD_FOR).getEpochSecond()
                + teammates.stream()
                        .map(teammate -> "." + Ids.text(IdKind.STORE, teammate.storeId()) + "." + teammate.idText())
                        .collect(Collectors.joining());
        return claims + "." + mark(claims);
    }

    /** The teammate's id by store; empty where the ticket isn't ours or is too old. */
    Map<UUID, UUID> read(String ticket) {
        int end = ticket.lastIndexOf('.');
        if (end < 0 || !isOurs(ticket.substring(0, end), ticket.substring(end + 1))) {
            return Map.of();
        }
        List<String> parts = Arrays.asList(ticket.substring(0, end).split("\\.", -1));
        if (Instant.ofEpochSecond(Long.parseLong(parts.getFirst())).isBefore(clock.instant())) {
            return Map.of();
        }
        Map<UUID, UUID> teammates = new LinkedHashMap<>();
        for (int i = 1; i < parts.size(); i += 2) {
            teammates.put(
                    Ids.parse(IdKind.STORE, parts.get(i)).orElseThrow(),
                    Ids.parse(IdKind.TEAMMATE, parts.get(i + 1)).orElseThrow());
        }
        return teammates;
    }

    private boolean isOurs(String claims, String mark) {
        return MessageDigest.isEqual(
                mark(claims).getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.UTF_8));
    }

    private String mark(String claims) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(claims.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
