package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The stores of this installation. */
@Component
public class Stores {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    public Stores(InStore inStore, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a store, in a transaction of its own id or in one that is open for it. */
    public StoreCreation create(NewStore made, Actor by) {
        return inStore.call(made.id(), () -> {
            if (!claimSlug(made)) {
                return new StoreCreation.SlugTaken(made.slug());
            }
            Store store = new Store(
                    made.id(),
                    made.slug(),
                    made.currency(),
                    made.profile(),
                    null,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            insert(store);
            audit.record(
                    store.id(),
                    by,
                    "create.store",
                    store.idText(),
                    Map.of(),
                    made.profile().shown());
            return new StoreCreation.Done(store);
        });
    }

    public Optional<Store> find(UUID id) {
        return inStore.call(id, () -> select(id, ""));
    }

    /** The store that a public address means. */
    public Optional<Store> find(Slug slug) {
        return jdbc.sql("select store_id from store_slug where slug = :slug")
                .param("slug", slug.text())
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** Whether this installation has a store yet. */
    public boolean any() {
        return jdbc.sql("select exists (select 1 from store_slug)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Changes what may be changed. Two changes at once are made one after the other, each to what the other left.
     *
     * @return the store after the change, or nothing where there is no such store
     */
    public Optional<Store> change(UUID id, UnaryOperator<StoreProfile> change, Actor by) {
        return inStore.call(id, () -> select(id, "for update of s").map(before -> {
            StoreProfile profile = change.apply(before.profile());
            if (profile.equals(before.profile())) {
                return before;
            }
            update(id, profile);
            audit.record(
                    id, by, "change.store", before.idText(), before.profile().shown(), profile.shown());
            return new Store(id, before.slug(), before.currency(), profile, before.logo(), before.createdAt());
        }));
    }

    private boolean claimSlug(NewStore made) {
        return jdbc.sql("""
                        insert into store_slug (slug, store_id) values (:slug, :store)
                        on conflict (slug) do nothing
                        """)
                        .param("slug", made.slug().text())
                        .param("store", made.id())
                        .update()
                == 1;
    }

    private void insert(Store store) {
        profile(jdbc.sql("""
                insert into store (store_id, slug, name, currency, time_zone, languages, brand, websites,
                                   sender_email, sender_postal, created_at)
                values (:store, :slug, :name, :currency, :zone, :languages, cast(:brand as jsonb), :websites,
                        :email, :postal, :at)
                """), store.profile())
                .param("store", store.id())
                .param("slug", store.slug().text())
                .param("currency", store.currency().code())
                .param("at", Times.at(store.createdAt()))
                .update();
    }

    private void update(UUID id, StoreProfile profile) {
        profile(jdbc.sql("""
                update store
                set name = :name, time_zone = :zone, languages = :languages, brand = cast(:brand as jsonb),
                    websites = :websites, sender_email = :email, sender_postal = :postal
                where store_id = :store
                """), profile).param("store", id).update();
    }

    private static JdbcClient.StatementSpec profile(JdbcClient.StatementSpec statement, StoreProfile profile) {
        EmailAddress email = profile.sender().email();
        return statement
                .param("name", profile.name())
                .param("zone", profile.timeZone().getId())
                .param(
                        "languages",
                        profile.languages().stream().map(Language::code).toArray(String[]::new))
                .param("brand", JSON.writeValueAsString(profile.brand()))
                .param(
                        "websites",
                        profile.websites().stream().map(Website::origin).toArray(String[]::new))
                .param("email", email == null ? null : email.original())
                .param("postal", profile.sender().postalAddress());
    }

    private Optional<Store> select(UUID id, String lock) {
        return jdbc.sql("""
                        select s.store_id, s.slug, s.name, s.currency, s.time_zone, s.languages, s.brand, s.websites,
                               s.sender_email, s.sender_postal, s.created_at,
                               l.hash as logo, l.width as logo_width, l.height as logo_height, l.needs as logo_needs
                        from store s
                        left join store_logo l on l.store_id = s.store_id
                        where s.store_id = :store
                        """ + lock).param("store", id).query(Stores::store).optional();
    }

    private static Store store(ResultSet row, int number) throws SQLException {
        @Nullable String email = row.getString("sender_email");
        StoreProfile profile = new StoreProfile(
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                texts(row, "languages").stream()
                        .map(code -> Language.parse(code).orElseThrow())
                        .toList(),
                JSON.readValue(row.getString("brand"), Brand.class),
                texts(row, "websites").stream().map(Website::new).toList(),
                new StoreProfile.Sender(
                        email == null ? null : new EmailAddress(email), row.getString("sender_postal")));
        return new Store(
                row.getObject("store_id", UUID.class),
                new Slug(row.getString("slug")),
                Unit.currency(row.getString("currency")),
                profile,
                logo(row),
                Times.of(row, "created_at"));
    }

    private static @Nullable Logo logo(ResultSet row) throws SQLException {
        @Nullable String hash = row.getString("logo");
        return hash == null
                ? null
                : new Logo(
                        hash,
                        row.getInt("logo_width"),
                        row.getInt("logo_height"),
                        Logo.Ground.of(row.getString("logo_needs")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
