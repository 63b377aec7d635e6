package dev.grapevine.share;

import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of coupon codes and of their uses; always within a transaction of the store. */
final class CouponCodeRows {

    private static final String SELECT = """
            select id, code, display, kind, advocate_id, program_id, visit_id, minted_at, expires_at, retired_at
            from coupon_code
            """;

    private final JdbcClient jdbc;

    CouponCodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; not where the code is taken, nor where its purpose has a code already. */
    boolean insert(UUID storeId, CouponCode code, @Nullable String holder) {
        return jdbc.sql("""
                        insert into coupon_code (store_id, id, code, display, kind, advocate_id, program_id, visit_id, holder,
                                                 minted_at, expires_at, due_at)
                        values (:store, :id, :code, :display, :kind, :advocate, :program, :visit, :holder, :minted, :expires, case when :kind = 'friend' then cast(:minted as timestamptz) end)
                        on conflict do nothing
                        """)
                        .param("store", storeId)
                        .param("id", code.id())
                        .param("code", code.code())
                        .param("display", code.display())
                        .param("kind", code.kind().code())
                        .param("advocate", code.advocateId())
                        .param("program", code.programId())
                        .param("visit", code.visitId())
                        .param("holder", holder)
                        .param("minted", Times.atOrNull(code.mintedAt()))
                        .param("expires", Times.atOrNull(code.expiresAt()))
                        .update()
                == 1;
    }

    void retire(UUID storeId, String code, Instant now) {
        jdbc.sql("""
                        update coupon_code
                        set retired_at = :now
                        where store_id = :store and code = :code and retired_at is null
                        """)
                .param("store", storeId)
                .param("code", code)
                .param("now", Times.atOrNull(now))
                .update();
    }

    void insertUses(UUID storeId, List<CouponCodes.Use> uses) {
        jdbc.sql("""
                        insert into code_use (store_id, code, order_id, at)
                        select :store, u.code, u.order_id, cast(u.at as timestamptz)
                        from unnest(:codes, :orders, :ats) as u(code, order_id, at)
                        order by u.code, u.order_id
                        on conflict (store_id, code, order_id) do nothing
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(uses, use -> use.code().code()))
                .param("orders", Columns.uuids(uses, CouponCodes.Use::orderId))
                .param("ats", Columns.texts(uses, use -> use.at().toString()))
                .update();
    }

    /** By how many orders codes were used; those that none used are left out. */
    Map<String, Long> uses(UUID storeId, Collection<String> codes) {
        Map<String, Long> uses = new HashMap<>();
        jdbc.sql("""
                        select code, count(*) as uses from code_use
                        where store_id = :store and code = any(:codes)
                        group by code
                        """)
                .param("store", storeId)
                .param("codes", Columns.texts(codes, code -> code))
                .query(row -> {
                    uses.put(row.getString("code"), row.getLong("uses"));
                });
        return uses;
    }

    List<CouponCode> byIds(UUID storeId, Collection<UUID> ids) {
        return jdbc.sql(SELECT + "where store_id = :store and id = any(:ids) limit 1000")
                .param("store", storeId)
                .param("ids", Columns.uuids(ids, id -> id))
                .query(CouponCodeRows::code)
                .list();
    }

    Optional<CouponCode> byId(UUID storeId, UUID id) {
        return jdbc.sql(SELECT + "where store_id = :store and id = :id")
                .param("store", storeId)
                .param("id", id)
                .query(CouponCodeRows::code)
                .optional();
    }

    Optional<CouponCode> ofAdvocate(UUID storeId, UUID advocateId, UUID programId) {
        return jdbc.sql(SELECT + """
                        where store_id = :store and program_id = :program and advocate_id = :advocate
                          and kind = 'advocate' and retired_at is null
                        """)
                .param("store", storeId)
                .param("program", programId)
                .param("advocate", advocateId)
                .query(CouponCodeRows::code)
                .optional();
    }

    Optional<CouponCode> forVisit(UUID storeId, UUID visitId) {
        return jdbc.sql(SELECT + "where store_id = :store and visit_id = :visit and retired_at is null")
                .param("store", storeId)
                .param("visit", visitId)
                .query(CouponCodeRows::code)
                .optional();
    }

    Optional<CouponCode> forHolder(UUID storeId, UUID programId, String holder) {
        return jdbc.sql(SELECT + """
                        where store_id = :store and program_id = :program and holder = :holder and retired_at is null
                        """)
                .param("store", storeId)
                .param("program", programId)
                .param("holder", holder)
                .query(CouponCodeRows::code)
                .optional();
    }

    Map<String, CouponCode> find(UUID storeId, Collection<String> codes) {
        Map<String, CouponCode> found = new HashMap<>();
        jdbc.sql(SELECT + "where store_id = :store and code = any(:codes) limit 1000")
                .param("store", storeId)
                .param("codes", Columns.texts(codes))
                .query(CouponCodeRows::code)
                .list()
                .forEach(code -> found.put(code.code(), code));
        return found;
    }

    private static CouponCode code(ResultSet row, int number) throws SQLException {
        return new CouponCode(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("display"),
                CodeKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("advocate_id", UUID.class),
                row.getObject("program_id", UUID.class),
                row.getObject("visit_id", UUID.class),
                Times.of(row, "minted_at"),
                Times.orNull(row, "expires_at"),
                Times.orNull(row, "retired_at"));
    }
}
