package dev.grapevine.privacy;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An advocate's code begins with her name, and friends have typed it. Wherever it stands a meaningless one takes its place,
 * so that what came by it can still be told apart; nobody can use it any more.
 */
@Component
final class RenameCodes {
    private final JdbcClient jdbc;
    private final Clock clock;

    RenameCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void of(UUID storeId, Traces traces) {
        for (String code : traces.codes()) {
            String display = Codes.random(Codes.UNGUESSABLE);
            inOrders(storeId, code, display);
            inWords(storeId, code, display);
            itself(storeId, code, display);
        }
    }

    /** As friends typed it, in whatever spelling; the shop's raw words about these orders go. */
    private void inOrders(UUID storeId, String code, String display) {
        jdbc.sql("""
                        update inbox i set body = '{}'
                        where i.store_id = :store and i.subject in (
                          select o.external_id
                          from code_use u join shop_order o on o.store_id = :store and o.id = u.order_id
                          where u.store_id = :store and u.code = :code)
                        """).param("store", storeId).param("code", code).update();
        jdbc.sql("""
                        with typed as (
                          select o.id, t.text
                          from code_use u
                          join shop_order o on o.store_id = :store and o.id = u.order_id
                          cross join unnest(o.coupon_codes) as t (text)
                          where u.store_id = :store and u.code = :code
                            and upper(regexp_replace(t.text, '[^0-9A-Za-z]', '', 'g')) like left(:code, 3) || '%')
                        update shop_order o
                        set coupon_codes = array_replace(o.coupon_codes, t.text, :display),
                            said = cast(replace(cast(o.said as text), t.text, :display) as jsonb)
                        from typed t
                        where o.store_id = :store and o.id = t.id
                        """)
                .param("store", storeId)
                .param("code", code)
                .param("display", display)
                .update();
    }

    /** In evidence and reasons, which show it. */
    private void inWords(UUID storeId, String code, String display) {
        jdbc.sql("""
                        update evidence e
                        set args = jsonb_set(e.args, '{code}', to_jsonb(cast(:display as text))),
                            source = replace(e.source, :code, :new)
                        from coupon_code k
                        where e.store_id = :store and k.store_id = :store and k.code = :code
                          and e.args ->> 'code' = k.display
                        """)
                .param("store", storeId)
                .param("code", code)
                .param("display", display)
                .param("new", Codes.canonical(display))
                .update();
        for (String table : new String[] {"attribution", "referral", "referral_event"}) {
            jdbc.sql("""
                            update %s t
                            set args = jsonb_set(t.args, '{code}', to_jsonb(cast(:display as text)))
                            from coupon_code k
                            where t.store_id = :store and k.store_id = :store and k.code = :code
                              and t.args ->> 'code' = k.display
                            """.formatted(table))
                    .param("store", storeId)
                    .param("code", code)
                    .param("display", display)
                    .update();
        }
    }

    /** Last, for everything above looks it up. */
    private void itself(UUID storeId, String code, String display) {
        for (String sql : List.of(
                """
                insert into coupon_code (store_id, id, code, display, kind, advocate_id, program_id, minted_at, expires_at,
                                         retired_at)
                select store_id, :id, :new, :display, kind, advocate_id, program_id, minted_at, expires_at,
                       coalesce(retired_at, :now)
                from coupon_code
                where store_id = :store and code = :code
                """,
                "update code_use set code = :new where store_id = :store and code = :code",
                "update claim set code = :new where store_id = :store and code = :code",
                "delete from coupon_code where store_id = :store and code = :code")) {
            jdbc.sql(sql)
                    .param("store", storeId)
                    .param("id", Ids.newId())
                    .param("code", code)
                    .param("new", Codes.canonical(display))
                    .param("display", display)
                    .param("now", Times.at(clock.instant()))
                    .update();
        }
    }
}
