package dev.grapevine.corner;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links into the corner. Any mailbox can ask for one, known or not, and what happens is the same: so nobody learns from it
 * who is a customer. A mailbox gets few of them, so that nobody can fill a stranger's.
 */
@Component
public class CornerLinks {
    /** How long a link lets in. */
    public static final Duration LASTS = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_AN_HOUR = 3;
    private static final int MOST_A_DAY = 8;
    /** An office or a phone network shares one address. */
    private static final int MOST_FROM_A_NETWORK = 40;

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final Clock clock;

    public CornerLinks(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a link's token, to be mailed in the same transaction; nothing where this mailbox or network has had enough of
     * them, which the page must not show.
     */
    public Optional<String> make(UUID storeId, LinkRequest request) {
        return inStore.call(storeId, () -> {
            Instant now = clock.instant();
            sweep(storeId, now);
            if (isEnough(storeId, request, now)) {
                return Optional.empty();
            }
            String token = Token.fresh();
            insert(storeId, request, token, now);
            return Optional.of(token);
        });
    }

    /** Where a link stands; looking at it changes nothing, for mail scanners open what they find. */
    public LinkState look(UUID storeId, String token) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        select used_at is not null as used, expires_at <= :now as expired
                        from corner_link
                        where store_id = :store and hash = :hash
                        """)
                .param("store", storeId)
                .param("hash", Token.hash(token))
                .param("now", Times.at(clock.instant()))
                .query((row, number) -> row.getBoolean("used")
                        ? LinkState.USED
                        : row.getBoolean("expired") ? LinkState.EXPIRED : LinkState.GOOD)
                .optional()
                .orElse(LinkState.UNKNOWN));
    }

    /** Uses a link up: of two at the same moment one gets the request, and nobody does after its end. */
    public Optional<LinkRequest> use(UUID storeId, String token) {
        return inStore.call(storeId, () -> jdbc.sql("""
                        update corner_link set used_at = :now
                        where store_id = :store and hash = :hash and used_at is null and expires_at > :now
                        returning email, first_name, consent, language, network
                        """)
                .param("store", storeId)
                .param("hash", Token.hash(token))
                .param("now", Times.at(clock.instant()))
                .query(CornerLinks::request)
                .optional());
    }

    private boolean isEnough(UUID storeId, LinkRequest request, Instant now) {
        return jdbc.sql("""
                        select (select count(*) from corner_link
                                where store_id = :store and mailbox = :mailbox and made_at > :hour) >= :mostAnHour
                            or (select count(*) from corner_link
                                where store_id = :store and mailbox = :mailbox) >= :mostADay
                            or (select count(*) from corner_link
                                where store_id = :store and network = :network and made_at > :hour) >= :mostOfNetwork
                        """)
                .param("store", storeId)
                .param("mailbox", request.email().canonical())
                .param("network", request.network())
                .param("hour", Times.at(now.minus(Duration.ofHours(1))))
                .param("mostAnHour", MOST_AN_HOUR)
                .param("mostADay", MOST_A_DAY)
                .param("mostOfNetwork", MOST_FROM_A_NETWORK)
                .query(Boolean.class)
                .single();
    }

    private void insert(UUID storeId, LinkRequest request, String token, Instant now) {
        jdbc.sql("""
                        insert into corner_link (store_id, hash, email, mailbox, first_name, consent, language, network,
                                                 made_at, expires_at)
                        values (:store, :hash, :email, :mailbox, :name, :consent, :language, :network, :now, :expires)
                        """)
                .param("store", storeId)
                .param("hash", Token.hash(token))
                .param("email", request.email().original())
                .param("mailbox", request.email().canonical())
                .param("name", request.firstName())
                .param("consent", request.consent())
                .param("language", request.language())
                .param("network", request.network())
                .param("now", Times.at(now))
                .param("expires", Times.at(now.plus(LASTS)))
                .update();
    }

    /** What was asked for a day ago counts no more and is nobody's business. */
    private void sweep(UUID storeId, Instant now) {
        jdbc.sql("""
                        delete from corner_link
                        where store_id = :store and hash in (
                            select hash from corner_link
                            where store_id = :store and made_at < :old
                            limit 100
                            for update skip locked)
                        """)
                .param("store", storeId)
                .param("old", Times.at(now.minus(KEPT)))
                .update();
    }

    private static LinkRequest request(ResultSet row, int number) throws SQLException {
        @Nullable String name = row.getString("first_name");
        return new LinkRequest(
                new EmailAddress(row.getString("email")),
                name,
                row.getBoolean("consent"),
                row.getString("language"),
                row.getString("network"));
    }
}
