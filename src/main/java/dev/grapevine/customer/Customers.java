package dev.grapevine.customer;

import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people a store knows. */
@Component
public class Customers {
    private static final String COLUMNS =
            "id, external_id, email, phone, first_name, last_name, locale, created_at, erased_at";

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final IdentityRows identities;
    private final CustomerWords words;
    private final Clock clock;

    public Customers(InStore inStore, JdbcClient jdbc, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.identities = new IdentityRows(jdbc);
        this.words = new CustomerWords(jdbc);
        this.clock = clock;
    }

    /** {@link #recognise(UUID, List)} for one person, seen now. */
    public UUID recognise(UUID storeId, Person person) {
        return recognise(storeId, List.of(new Sighting(person, clock.instant())))
                .getFirst();
    }

    /**
     * Finds or makes the customers that these people are, and remembers what is new about them. A person is whoever the
     * shop's id of her names, or else the mailbox; a number, which families share, only where nothing else is said. An
     * identity that already names somebody else stays with them: {@link #matching} tells both.
     *
     * @return a customer's id for each, in their sequence; two at the same time may name one customer
     */
    public List<UUID> recognise(UUID storeId, List<Sighting> sightings) {
        return inStore.call(storeId, () -> {
            Recognition recognition = new Recognition(identities.owners(storeId, identities(sightings)));
            sightings.forEach(sighting -> recognition.recognise(sighting.person()));
            Map<Identity, UUID> taken = identities.claim(storeId, recognition.claimed(), clock.instant());
            recognition.giveWay(taken).forEach((from, to) -> identities.hand(storeId, from, to));
            words.remember(storeId, recognition.customers(), sightings, clock.instant());
            return List.copyOf(recognition.customers());
        });
    }

    /** Every customer who shares an identity with this person: at most one for each identity. */
    public Set<UUID> matching(UUID storeId, Person person) {
        return inStore.call(
                storeId,
                () -> new LinkedHashSet<>(
                        identities.owners(storeId, person.identities()).values()));
    }

    /** By what a customer is recognised, the oldest first. */
    public List<Identity> identities(UUID storeId, UUID id) {
        return inStore.call(storeId, () -> identities.of(storeId, id));
    }

    public Optional<Customer> find(UUID storeId, UUID id) {
        return Optional.ofNullable(find(storeId, List.of(id)).get(id));
    }

    /** Several at once, by id; unknown ones are left out. At most 1,000. */
    public Map<UUID, Customer> find(UUID storeId, Collection<UUID> ids) {
        Map<UUID, Customer> found = new LinkedHashMap<>();
        inStore.run(storeId, () -> jdbc.sql("select " + COLUMNS + """
                         from customer
                        where store_id = :store and id = any(cast(:ids as uuid[]))
                        limit 1000
                        """)
                .param("store", storeId)
                .param("ids", Columns.uuids(ids))
                .query(Customers::customer)
                .list()
                .forEach(customer -> found.put(customer.id(), customer)));
        return found;
    }

    /** Whom an identity names. */
    public Optional<Customer> find(UUID storeId, Identity identity) {
        return inStore.call(storeId, () -> identities.owners(storeId, List.of(identity)).values().stream()
                .findFirst()
                .flatMap(id -> find(storeId, id)));
    }

    /** Everybody, those last met first. */
    public Page<Customer> list(UUID storeId, Limit limit, @Nullable Cursor after) {
        List<Customer> rows = inStore.call(storeId, () -> jdbc.sql("select " + COLUMNS + """
                         from customer
                        where store_id = :store and (cast(:after as uuid) is null or id < :after)
                        order by store_id desc, id desc
                        limit :limit
                        """)
                .param("store", storeId)
                .param("after", after == null ? null : after.id())
                .param("limit", limit.andOneMore())
                .query(Customers::customer)
                .list());
        return Page.of(rows, limit, customer -> Cursor.by(customer.id()));
    }

    private static List<Identity> identities(List<Sighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> sighting.person().identities().stream())
                .distinct()
                .toList();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        @Nullable String email = row.getString("email");
        @Nullable String phone = row.getString("phone");
        return new Customer(
                row.getObject("id", UUID.class),
                row.getString("external_id"),
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("locale"),
                Times.of(row, "created_at"),
                Times.orNull(row, "erased_at"));
    }
}
