package dev.grapevine.claim;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of claims; always within a transaction of the store. */
final class ClaimRows {

    private static final String SELECT = """
            select id, kind, program_id, advocate_id, visit_id, customer_id, contact, first_name, code, consent, at
            from claim
            """;

    private final JdbcClient jdbc;

    ClaimRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; not where the same visit or the same person got the same code from this advocate before. */
    boolean insert(UUID storeId, Claim claim, @Nullable String network) {
        return jdbc.sql("""
                        insert into claim (store_id, id, kind, program_id, advocate_id, visit_id, customer_id, contact,
                                           first_name, code, consent, network, at)
                        values (:store, :id, :kind, :program, :advocate, :visit, :customer, :contact,
                                :name, :code, :consent, :network, :at)
                        on conflict do nothing
                        """)
                        .param("store", storeId)
                        .param("id", claim.id())
                        .param("kind", claim.kind().code())
                        .param("program", claim.programId())
                        .param("advocate", claim.advocateId())
                        .param("visit", claim.visitId())
                        .param("customer", claim.customerId())
                        .param("contact", claim.contact())
                        .param("name", claim.firstName())
                        .param("code", claim.code())
                        .param("consent", claim.consent())
                        .param("network", network)
                        .param("at", Times.at(claim.at()))
                        .update()
                == 1;
    }

    /** The claim that stands where this one could not be added. */
    Claim same(UUID storeId, Claim claim) {
        return jdbc.sql(SELECT + """
                        where store_id = :store and code = :code and advocate_id = :advocate
                          and (case when kind = 'opened' then visit_id = cast(:visit as uuid) and :kind = 'opened'
                                    else contact = :contact end)
                        limit 1
                        """)
                .param("store", storeId)
                .param("code", claim.code())
                .param("advocate", claim.advocateId())
                .param("visit", claim.visitId())
                .param("kind", claim.kind().code())
                .param("contact", claim.contact())
                .query(ClaimRows::claim)
                .single();
    }

    Optional<Claim> find(UUID storeId, UUID id) {
        return jdbc.sql(SELECT + "where store_id = :store and id = :id")
                .param("store", storeId)
                .param("id", id)
                .query(ClaimRows::claim)
                .optional();
    }

    Optional<Claim> newest(UUID storeId, UUID programId, UUID advocateId, String contact) {
        return jdbc.sql(SELECT + """
                        where store_id = :store and contact = :contact and program_id = :program
                          and advocate_id = :advocate
                        order by at desc, id desc
                        limit 1
                        """)
                .param("store", storeId)
                .param("contact", contact)
                .param("program", programId)
                .param("advocate", advocateId)
                .query(ClaimRows::claim)
                .optional();
    }

    Map<String, List<Claim>> byCode(UUID storeId, Collection<String> codes) {
        return jdbc
                .sql(SELECT + """
                        where store_id = :store and code = any(:codes)
                        order by at desc, id desc
                        limit 1000
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(codes))
                .query(ClaimRows::claim)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Claim::code));
    }

    Map<String, List<Claim>> byContact(UUID storeId, Collection<String> contacts) {
        return jdbc
                .sql(SELECT + """
                        where store_id = :store and contact = any(:contacts)
                        order by at desc, id desc
                        limit 1000
                        """)
                .param("store", storeId)
                .param("contacts", Columns.texts(contacts))
                .query(ClaimRows::claim)
                .list()
                .stream()
                .collect(Collectors.groupingBy(claim -> Objects.requireNonNull(claim.contact())));
    }

    long forContact(UUID storeId, String contact, Instant since) {
        return jdbc.sql("select count(*) from claim where store_id = :store and contact = :contact and at > :since")
                .param("store", storeId)
                .param("contact", contact)
                .param("since", Times.at(since))
                .query(Long.class)
                .single();
    }

    /** Claims with a contact only: opening an offer sends nothing to anybody. */
    long fromNetwork(UUID storeId, String network, Instant since) {
        return jdbc.sql("""
                        select count(*) from claim
                        where store_id = :store and network = :network and contact is not null and at > :since
                        """)
                .param("store", storeId)
                .param("network", network)
                .param("since", Times.at(since))
                .query(Long.class)
                .single();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                ClaimKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("program_id", UUID.class),
                row.getObject("advocate_id", UUID.class),
                row.getObject("visit_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("contact"),
                row.getString("first_name"),
                row.getString("code"),
                row.getBoolean("consent"),
                Times.of(row, "at"));
    }
}
