package dev.grapevine.store;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The logos that stores have uploaded, one each. It goes before the address that {@link Brand#logo()} names. */
@Component
public class Logos {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    public Logos(InStore inStore, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes the place of the one before; the same picture again changes nothing. */
    public void put(UUID storeId, LogoPicture picture, Actor by) {
        inStore.run(storeId, () -> {
            @Nullable Logo before = locked(storeId);
            if (picture.logo().equals(before)) {
                return;
            }
            Logo logo = picture.logo();
            jdbc.sql("""
                            insert into store_logo (store_id, hash, width, height, needs, png, at)
                            values (:store, :hash, :width, :height, :needs, :png, :at)
                            on conflict (store_id) do update
                            set hash = excluded.hash, width = excluded.width, height = excluded.height,
                                needs = excluded.needs, png = excluded.png, at = excluded.at
                            """)
                    .param("store", storeId)
                    .param("hash", logo.hash())
                    .param("width", logo.width())
                    .param("height", logo.height())
                    .param("needs", logo.needs().code())
                    .param("png", picture.png())
                    .param("at", Times.at(clock.instant()))
                    .update();
            audit.record(storeId, by, "change.store_logo", Ids.text(IdKind.STORE, storeId), shown(before), shown(logo));
        });
    }

    /** Where there is none, nothing happens. */
    public void remove(UUID storeId, Actor by) {
        inStore.run(storeId, () -> {
            @Nullable Logo before = locked(storeId);
            if (before != null) {
                jdbc.sql("delete from store_logo where store_id = :store")
                        .param("store", storeId)
                        .update();
                audit.record(
                        storeId, by, "remove.store_logo", Ids.text(IdKind.STORE, storeId), shown(before), Map.of());
            }
        });
    }

    /** The picture of this hash, as PNG; none where another one has taken its place. */
    public Optional<byte[]> png(UUID storeId, String hash) {
        return inStore.call(
                storeId, () -> jdbc.sql("select png from store_logo where store_id = :store and hash = :hash")
                        .param("store", storeId)
                        .param("hash", hash)
                        .query(byte[].class)
                        .optional());
    }

    /** The one that is there, so that nobody changes it meanwhile. */
    private @Nullable Logo locked(UUID storeId) {
        return jdbc.sql("""
                        select hash, width, height, needs
                        from store_logo
                        where store_id = :store
                        for update
                        """)
                .param("store", storeId)
                .query((row, number) -> new Logo(
                        row.getString("hash"),
                        row.getInt("width"),
                        row.getInt("height"),
                        Logo.Ground.of(row.getString("needs"))))
                .optional()
                .orElse(null);
    }

    private static Map<String, @Nullable Object> shown(@Nullable Logo logo) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        if (logo != null) {
            shown.put("hash", logo.hash());
            shown.put("width", logo.width());
            shown.put("height", logo.height());
        }
        return shown;
    }
}
