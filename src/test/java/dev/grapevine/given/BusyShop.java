package dev.grapevine.given;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop whose programme has run for a while, written straight into the tables, so that a test has referrals in every state
 * without waiting for weeks of reviews. Nothing in it is due, so no work moves it.
 */
public final class BusyShop {
    private static final String[] ADVOCATES = {"Ines Moreau", "Priya Nair", "Tom Fletcher", "Zoë Lind"};
    private static final String[] FRIENDS = {
        "Bea Hollis", "Karim Osei", "Lotte Vries", "Sam Whitlock", "Aiko Mori", "Dan Price", "Elif Kaya", "Nora Blythe"
    };

    public final Shop shop;
    public final UUID program;
    private final JdbcClient owner;
    private final BareRows rows;
    private final Instant now = Instant.now();
    private final List<UUID> advocates = new ArrayList<>();
    private final Map<UUID, UUID> customerOfAdvocate = new LinkedHashMap<>();
    private int orders = 1000;

    private BusyShop(Shop shop) {
        this.shop = shop;
        this.program = Running.openProgram(shop).program().id();
        this.owner = shop.server().owner();
        this.rows = new BareRows(owner, shop.id());
    }

    /** With a live program and four advocates, and nothing that happened yet. */
    public static BusyShop quiet(Shop shop) {
        BusyShop busy = new BusyShop(shop);
        busy.owner
                .sql("""
                        with terms as (
                          update program_terms set at = :made where store_id = :store and program_id = :id)
                        update program set name = 'Give £10, get £10', live_at = :live, created_at = :made
                        where store_id = :store and id = :id
                        """)
                .param("live", busy.ago(90))
                .param("made", busy.ago(91))
                .param("store", shop.id())
                .param("id", busy.program)
                .update();
        for (String name : ADVOCATES) {
            busy.advocate(name);
        }
        return busy;
    }

    /** With two months of visits, referrals in every state, and rewards. */
    public static BusyShop twoMonths(Shop shop) {
        BusyShop busy = quiet(shop);
        busy.heard(Duration.ofMinutes(12));
        String[] states = {
            "rewarded", "rewarded", "in_review", "rewarded", "returned", "rewarded", "in_review", "rejected"
        };
        for (int i = 43; i >= 0; i--) {
            int day = (i * 59 / 44 + (i % 5 == 0 ? 3 : 0)) % 60;
            for (int visit = 0; visit < 3 + i % 4; visit++) {
                busy.visit(i % 4, Duration.ofHours(24L * day + visit));
            }
            String state = day < 14 && i % 8 != 7 ? "in_review" : states[i % states.length];
            UUID referral = busy.referral(
                    state,
                    i % 4,
                    FRIENDS[i % FRIENDS.length],
                    2500 + i * 731L % 9000,
                    Duration.ofMinutes(1440L * day + 17L * i));
            if (state.equals("rewarded")) {
                busy.reward(referral, i % 4, "issued", "store_credit", 1000, Duration.ofDays(Math.max(0, day - 14)));
            } else if (state.equals("in_review")) {
                busy.reward(referral, i % 4, "pending", "store_credit", 1000, null);
            }
        }
        UUID doubtful = busy.referral("held", 1, "Priya Nayar", 6400, Duration.ofHours(5));
        busy.event(doubtful, "held", "risk", null, Duration.ofHours(5));
        busy.suspect(doubtful, "same_device", "same_network");
        busy.suspect(busy.referral("held", 2, "Max Fletcher", 12950, Duration.ofHours(29)), "same_shipping_address");
        UUID paid = busy.referral("rewarded", 0, "Grace Obi", 8800, Duration.ofDays(20));
        busy.reward(paid, 0, "payable", "cash", 1500, Duration.ofDays(6));
        UUID gift = busy.referral("rewarded", 3, "=cmd|' /C calc'!A0", 7700, Duration.ofDays(22));
        busy.reward(gift, 3, "awaiting_fulfilment", "gift", 0, Duration.ofDays(8));
        return busy;
    }

    public UUID advocate(String name) {
        UUID customer = customer(name);
        UUID advocate = Ids.newId();
        rows.insert(
                "advocate",
                BareRows.row(
                        "id",
                        advocate,
                        "customer_id",
                        customer,
                        "state",
                        "active",
                        "link_token",
                        UUID.randomUUID().toString().substring(24, 34),
                        "source",
                        "sign_up",
                        "enrolled_at",
                        ago(80)));
        advocates.add(advocate);
        customerOfAdvocate.put(advocate, customer);
        return advocate;
    }

    public UUID customer(String name) {
        UUID customer = Ids.newId();
        String[] names = name.split(" ", 2);
        rows.insert(
                "customer",
                BareRows.row(
                        "id",
                        customer,
                        "email",
                        StoreParts.freshEmail().original(),
                        "first_name",
                        names[0],
                        "last_name",
                        names.length > 1 ? names[1] : null,
                        "said_at",
                        ago(80),
                        "created_at",
                        ago(80)));
        return customer;
    }

    public void visit(int advocate, Duration before) {
        rows.insert(
                "visit",
                BareRows.row(
                        "id",
                        Ids.newId(),
                        "secret",
                        new byte[12],
                        "advocate_id",
                        advocates.get(advocate),
                        "program_id",
                        program,
                        "at",
                        at(now.minus(before)),
                        "traffic",
                        "person",
                        "device",
                        "device-" + before));
    }

    /** A referral of a paid order, with the evidence of the advocate's code. */
    public UUID referral(String state, int advocate, String friend, long total, Duration before) {
        UUID order = Ids.newId();
        UUID id = Ids.newId();
        UUID customer = customer(friend);
        OffsetDateTime bought = at(now.minus(before));
        rows.insert(
                "shop_order",
                BareRows.row(
                        "id",
                        order,
                        "external_id",
                        "ext-" + orders,
                        "number",
                        "#" + orders++,
                        "customer_id",
                        customer,
                        "placed_at",
                        bought,
                        "state",
                        "paid",
                        "paid_at",
                        bought,
                        "currency",
                        "GBP",
                        "total",
                        total,
                        "refunded",
                        0,
                        "coupon_codes",
                        new String[] {"INES-7K2M"},
                        "tags",
                        new String[0],
                        "history",
                        false,
                        "recorded_at",
                        bought));
        rows.insert(
                "attribution",
                BareRows.row(
                        "order_id",
                        order,
                        "advocate_id",
                        advocates.get(advocate),
                        "program_id",
                        program,
                        "program_version",
                        1,
                        "decided_at",
                        bought));
        rows.insert(
                "evidence",
                BareRows.row(
                        "order_id",
                        order,
                        "n",
                        1,
                        "kind",
                        "advocate_code",
                        "strength",
                        4,
                        "advocate_id",
                        advocates.get(advocate),
                        "program_id",
                        program,
                        "seen_at",
                        bought,
                        "source",
                        "code:" + order));
        rows.insert(
                "evidence",
                BareRows.row(
                        "order_id",
                        order,
                        "n",
                        2,
                        "kind",
                        "visit",
                        "strength",
                        2,
                        "advocate_id",
                        advocates.get((advocate + 1) % 4),
                        "program_id",
                        program,
                        "seen_at",
                        at(now.minus(before).minusSeconds(86_400)),
                        "source",
                        "visit:" + order,
                        "aside",
                        "outweighed"));
        rows.insert(
                "referral",
                BareRows.row(
                        "id",
                        id,
                        "program_id",
                        program,
                        "program_version",
                        1,
                        "advocate_id",
                        advocates.get(advocate),
                        "friend_customer_id",
                        customer,
                        "order_id",
                        order,
                        "state",
                        state,
                        "decider",
                        "journey",
                        "purchased_at",
                        bought,
                        "review_ends_at",
                        at(now.minus(before).plus(Duration.ofDays(14))),
                        "held_at",
                        state.equals("held") ? bought : null,
                        "changed_at",
                        bought));
        event(id, "purchased", "attribution", null, before);
        return id;
    }

    public void event(UUID referral, String what, String decider, @Nullable String note, Duration before) {
        rows.insert(
                "referral_event",
                BareRows.row(
                        "id",
                        Ids.newId(),
                        "referral_id",
                        referral,
                        "at",
                        at(now.minus(before)),
                        "what",
                        what,
                        "decider",
                        decider,
                        "note",
                        note));
    }

    /** Lets the fraud rules notice something. */
    public void suspect(UUID referral, String... signals) {
        rows.insert("verdict", BareRows.row("referral_id", referral, "outcome", "suspicious", "at", at(now)));
        for (String signal : signals) {
            rows.insert("verdict_signal", BareRows.row("referral_id", referral, "key", signal, "weight", 40));
        }
    }

    /** A reward of the advocate's side. */
    public UUID reward(
            UUID referral, int advocate, String state, String kind, long amount, @Nullable Duration releasedBefore) {
        UUID id = Ids.newId();
        UUID order = owner.sql("select order_id from referral where store_id = :store and id = :id")
                .param("store", shop.id())
                .param("id", referral)
                .query(UUID.class)
                .single();
        rows.insert(
                "reward",
                BareRows.row(
                        "id",
                        id,
                        "program_id",
                        program,
                        "referral_id",
                        referral,
                        "order_id",
                        order,
                        "side",
                        "advocate",
                        "rule",
                        "each_friend",
                        "step",
                        1,
                        "recipient_id",
                        customerOfAdvocate.get(advocates.get(advocate)),
                        "state",
                        state,
                        "number",
                        1,
                        "because",
                        "tier",
                        "kind",
                        kind,
                        "unit",
                        amount == 0 ? null : "GBP",
                        "amount",
                        amount,
                        "posting_key",
                        amount == 0 ? null : Ids.text(IdKind.REWARD, id),
                        "earned_at",
                        ago(15),
                        "created_at",
                        ago(15),
                        "released_at",
                        releasedBefore == null ? null : at(now.minus(releasedBefore))));
        return id;
    }

    /** The shop told of an order so long ago. */
    public void heard(Duration before) {
        rows.insert(
                "inbox",
                BareRows.row(
                        "id",
                        Ids.newId(),
                        "source",
                        "api",
                        "event_key",
                        UUID.randomUUID().toString(),
                        "kind",
                        "order",
                        "body",
                        "{}",
                        "received_at",
                        at(now.minus(before)),
                        "done_at",
                        at(now)));
    }

    private OffsetDateTime ago(int days) {
        return at(now.minus(Duration.ofDays(days)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
