package dev.grapevine.privacy;

import dev.grapevine.kernel.Codes;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.RenamedCodes;
import dev.grapevine.order.RewriteCodes;
import dev.grapevine.platform.database.Columns;
import dev.grapevine.platform.database.Times;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An advocate's code begins with her name, and friends have typed it. Wherever it stands a meaningless one takes its place,
 * so that what came by it can still be told apart, also where a shop tells of it again; nobody can use it any more.
 */
@Component
final class RenameCodes {
    private static final Pattern NO_CODE = Pattern.compile("[^0-9A-Z]");

    private final JdbcClient jdbc;
    private final RewriteCodes rewriteCodes;
    private final RenamedCodes renamedCodes;
    private final Clock clock;

    RenameCodes(JdbcClient jdbc, RewriteCodes rewriteCodes, RenamedCodes renamedCodes, Clock clock) {
        this.jdbc = jdbc;
        this.rewriteCodes = rewriteCodes;
        this.renamedCodes = renamedCodes;
        this.clock = clock;
    }

    void of(UUID storeId, Traces traces) {
        for (String code : traces.codes()) {
            String display = Codes.random(Codes.UNGUESSABLE);
            inOrders(storeId, code, display);
            inDeadLetters(storeId, code, display);
            inWords(storeId, code, display);
            itself(storeId, code, display);
            renamedCodes.remember(storeId, code, display);
        }
    }

    /** As friends typed it, in whatever spelling, alone or among more, which then goes. */
    private void inOrders(UUID storeId, String code, String display) {
        UUID last = new UUID(0, 0);
        List<UUID> some = carrying(storeId, code, last);
        while (!some.isEmpty()) {
            blank(storeId, some);
            rewriteCodes.in(storeId, some, typed -> inPlaceOf(typed, code, display));
            last = some.getLast();
            some = carrying(storeId, code, last);
        }
    }

    private static @Nullable String inPlaceOf(String typed, String code, String display) {
        String canonical = Codes.canonical(typed);
        if (canonical.equals(code)) {
            return display;
        }
        return NO_CODE.matcher(canonical).replaceAll("").contains(code) ? null : typed;
    }

    /** Those that used it, and those of which it was not known that they did: nobody typed a code before it was there. */
    private List<UUID> carrying(UUID storeId, String code, UUID last) {
        return jdbc.sql("""
                        select id from (
                          select u.order_id as id from code_use u where u.store_id = :store and u.code = :code
                          union
                          select o.id from shop_order o
                          where o.store_id = :store and o.coupon_codes <> '{}'
                            and o.placed_at >= (
                              select k.minted_at - interval '1 day' from coupon_code k
                              where k.store_id = :store and k.code = :code)
                            and strpos(
                              translate(
                                upper(regexp_replace(
                                  normalize(array_to_string(o.coupon_codes, ' '), NFKC), '[^0-9A-Za-z]', '', 'g')),
                                'OIL', '011'),
                              :code) > 0) carrying
                        where id > :last
                        order by id
                        limit 1000
                        """)
                .param("store", storeId)
                .param("code", code)
                .param("last", last)
                .query(UUID.class)
                .list();
    }

    /** The shop's raw words about orders go, once they are worked on. */
    private void blank(UUID storeId, List<UUID> orders) {
        jdbc.sql("""
                        update inbox i set body = '{}'
                        where i.store_id = :store and i.kind <> 'refund' and i.done_at is not null and i.subject in (
                          select o.external_id from shop_order o
                          where o.store_id = :store and o.id = any(cast(:orders as uuid[])))
                        """)
                .param("store", storeId)
                .param("orders", Columns.uuids(orders))
                .update();
    }

    /** What was laid aside may be a friend's order still, and only the code in it is another. */
    private void inDeadLetters(UUID storeId, String code, String display) {
        jdbc.sql("""
                        update inbox
                        set body = regexp_replace(body, :spelled, :display, 'gi')
                        where store_id = :store and due_dead_at is not null and body ~* :spelled
                        """)
                .param("store", storeId)
                .param("spelled", spelled(code))
                .param("display", display)
                .update();
    }

    /** A regular expression for whatever has this canonical form. */
    private static String spelled(String code) {
        return code.chars()
                .mapToObj(character -> switch (character) {
                    case '0' -> "[0O]";
                    case '1' -> "[1IL]";
                    default -> Character.toString(character);
                })
                .collect(Collectors.joining("[-[:space:]]*"));
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
