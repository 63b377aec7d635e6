package dev.grapevine.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys by which a store's own software enters. What the database said of a key is remembered for some seconds; a
 * revocation holds at once in the process that made it, and after those seconds in the others.
 */
@Component
public class ApiKeys {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration COARSE = Duration.ofHours(1);

    private final InStore inStore;
    private final AuditLog audit;
    private final Clock clock;
    private final ApiKeyRows rows;
    private final Cache<String, ApiKey> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** Asked after {@link #known}, because a look from before the revocation may be remembered after it. */
    private final Cache<UUID, Instant> revoked = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED.multipliedBy(12))
            .build();

    public ApiKeys(InStore inStore, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.audit = audit;
        this.clock = clock;
        this.rows = new ApiKeyRows(jdbc);
    }

    /** Makes a key; its text is in the answer and nowhere else. */
    public IssuedKey issue(UUID storeId, NewApiKey issued, Actor by) {
        ApiKeyText text = ApiKeyText.fresh(issued.kind(), storeId);
        ApiKey key = new ApiKey(
                storeId,
                Ids.newId(),
                issued.kind(),
                text.mark(),
                issued.name(),
                issued.scopes(),
                by.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                issued.expiresAt() == null ? null : issued.expiresAt().truncatedTo(ChronoUnit.MICROS),
                null);
        inStore.run(storeId, () -> {
            rows.insert(key, text.hash());
            audit.record(storeId, by, "issue.api_key", key.idText(), Map.of(), key.shown());
        });
        return new IssuedKey(key, text.text());
    }

    /** Every key, revoked ones too, newest first. */
    public List<ApiKey> list(UUID storeId) {
        return inStore.call(storeId, () -> rows.newestFirst(storeId));
    }

    /**
     * Ends a key for good.
     *
     * @return the key as it is now, also where it was revoked before; nothing where the store has no such key
     */
    public Optional<ApiKey> revoke(UUID storeId, UUID id, Actor by) {
        return inStore.call(storeId, () -> rows.lock(storeId, id).map(before -> {
            if (before.revokedAt() != null) {
                return before;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            rows.revoke(storeId, id, now);
            ApiKey after = rows.find(storeId, id).orElseThrow();
            audit.record(storeId, by, "revoke.api_key", after.idText(), before.shown(), after.shown());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    revoked.put(id, now);
                }
            });
            return after;
        }));
    }

    /** Whose key this is. Call it before a store's transaction is open. */
    public KeyRecognition authenticate(String text) {
        Optional<ApiKeyText> parsed = ApiKeyText.parse(text);
        if (parsed.isEmpty()) {
            return new KeyRecognition.Refused(KeyRecognition.Reason.MALFORMED);
        }
        byte[] hash = parsed.get().hash();
        String remembered = HexFormat.of().formatHex(hash);
        @Nullable ApiKey key = known.getIfPresent(remembered);
        if (key == null) {
            key = look(parsed.get(), hash);
            if (key == null) {
                return new KeyRecognition.Refused(KeyRecognition.Reason.UNKNOWN);
            }
            known.put(remembered, key);
        }
        return judge(key);
    }

    private @Nullable ApiKey look(ApiKeyText text, byte[] hash) {
        return inStore.call(text.storeId(), () -> {
            Optional<ApiKey> found = rows.find(text.storeId(), text.mark(), hash);
            if (found.isEmpty()) {
                return null;
            }
            ApiKey key = found.get();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            boolean stale =
                    key.lastUsedAt() == null || key.lastUsedAt().plus(COARSE).isBefore(now);
            if (stale && key.revokedAt() == null && !key.isExpired(now)) {
                rows.used(key, now, now.minus(COARSE));
            }
            return key;
        });
    }

    private KeyRecognition judge(ApiKey key) {
        if (key.revokedAt() != null || revoked.getIfPresent(key.id()) != null) {
            return new KeyRecognition.Refused(KeyRecognition.Reason.REVOKED);
        }
        return key.isExpired(clock.instant())
                ? new KeyRecognition.Refused(KeyRecognition.Reason.EXPIRED)
                : new KeyRecognition.Known(key);
    }
}
