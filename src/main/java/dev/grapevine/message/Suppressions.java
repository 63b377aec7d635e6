package dev.grapevine.message;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Consents;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.platform.secret.Fingerprints;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is not written to. A mailbox is kept as its fingerprint, which leads back to nobody: so an objection outlives an
 * erasure, and a shop that tells of her again has her left alone.
 */
@Component
public class Suppressions {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Consents consents;
    private final Fingerprints fingerprints;
    private final Clock clock;

    public Suppressions(InStore inStore, JdbcClient jdbc, Consents consents, Fingerprints fingerprints, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.consents = consents;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** Writes no more to a mailbox; told twice, it is kept once. */
    public void add(UUID storeId, EmailAddress address, Suppression.Reason reason) {
        inStore.run(storeId, () -> jdbc.sql("""
                        insert into suppression (store_id, channel, fingerprint, reason, at)
                        values (:store, 'email', :fingerprint, :reason, :now)
                        on conflict (store_id, channel, fingerprint, reason) do nothing
                        """)
                .param("store", storeId)
                .param("fingerprint", fingerprint(storeId, address))
                .param("reason", reason.code())
                .param("now", Times.at(clock.instant()))
                .update());
    }

    /** Takes one reason away again; others stay. Answers whether it was there. */
    public boolean lift(UUID storeId, EmailAddress address, Suppression.Reason reason) {
        return inStore.call(
                storeId,
                () -> jdbc.sql("""
                                delete from suppression
                                where store_id = :store and channel = 'email' and fingerprint = :fingerprint
                                  and reason = :reason
                                """)
                                .param("store", storeId)
                                .param("fingerprint", fingerprint(storeId, address))
                                .param("reason", reason.code())
                                .update()
                        == 1);
    }

    /** Why a mailbox is not written to; empty where it is. */
    public List<Suppression> of(UUID storeId, EmailAddress address) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select reason, at
                        from suppression
                        where store_id = :store and channel = 'email' and fingerprint = :fingerprint
                        order by reason
                        limit 10
                        """)
                .param("store", storeId)
                .param("fingerprint", fingerprint(storeId, address))
                .query((row, number) ->
                        new Suppression(Suppression.Reason.ofCode(row.getString("reason")), Times.of(row, "at")))
                .list());
    }

    /** Those of these mailboxes that are not written to, for whatever reason, in one statement; at most 1,000. */
    public Set<EmailAddress> among(UUID storeId, Collection<EmailAddress> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        Map<EmailAddress, String> mailboxes = new HashMap<>();
        addresses.forEach(address -> mailboxes.put(address, fingerprint(storeId, address)));
        Set<String> suppressed =
                inStore.call(storeId, () -> reasons(storeId, mailboxes.values()).keySet());
        mailboxes.values().retainAll(suppressed);
        return mailboxes.keySet();
    }

    private String fingerprint(UUID storeId, EmailAddress address) {
        return fingerprints.mark(storeId, "mailbox", address.canonical());
    }

    /** What stands against messages at this moment, by id and as a code for the log; two statements at most. */
    Map<UUID, String> against(UUID storeId, List<OutgoingMessage> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        return inStore.call(storeId, () -> {
            Map<UUID, String> mailboxes = new HashMap<>();
            messages.forEach(message -> mailboxes.put(message.id(), fingerprint(storeId, message.address())));
            Map<String, List<Suppression.Reason>> suppressed = reasons(storeId, mailboxes.values());
            Set<UUID> agreed = agreed(storeId, messages);
            Map<UUID, String> against = new LinkedHashMap<>();
            for (OutgoingMessage message : messages) {
                MessageKind.Nature nature = message.nature();
                suppressed.getOrDefault(mailboxes.get(message.id()), List.of()).stream()
                        .filter(reason -> reason.stops(nature))
                        .findFirst()
                        .map(Suppression.Reason::code)
                        .or(() -> isMarketing(message) && !agreed.contains(message.customerId())
                                ? Optional.of("no_consent")
                                : Optional.empty())
                        .ifPresent(reason -> against.put(message.id(), reason));
            }
            return against;
        });
    }

    /** By fingerprint. */
    private Map<String, List<Suppression.Reason>> reasons(UUID storeId, Collection<String> mailboxes) {
        Map<String, List<Suppression.Reason>> reasons = new HashMap<>();
        jdbc.sql("""
                        select fingerprint, reason
                        from suppression
                        where store_id = :store and channel = 'email' and fingerprint = any(:mailboxes)
                        order by fingerprint, reason
                        limit 10000
                        """)
                .param("store", storeId)
                .param("mailboxes", mailboxes.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    reasons.computeIfAbsent(row.getString("fingerprint"), _ -> new ArrayList<>())
                            .add(Suppression.Reason.ofCode(row.getString("reason")));
                });
        return reasons;
    }

    private Set<UUID> agreed(UUID storeId, List<OutgoingMessage> messages) {
        return consents.given(
                storeId,
                messages.stream()
                        .filter(Suppressions::isMarketing)
                        .flatMap(message -> Stream.ofNullable(message.customerId()))
                        .toList(),
                Consent.Purpose.MARKETING,
                Consent.Channel.EMAIL);
    }

    private static boolean isMarketing(OutgoingMessage message) {
        return message.nature() == MessageKind.Nature.MARKETING;
    }
}
