package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralState;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Money;
import dev.grapevine.order.OrderReport;
import dev.grapevine.order.ReadOrder;
import dev.grapevine.order.Reading;
import dev.grapevine.order.RecordOrders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.AdvocateRule;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Charity;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Actor;
import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.Language;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store on a running server whose program is live: it has a look, eight languages and a website. */
public record LiveShop(Shop shop, RunningProgram running) {
    public static final String WEBSITE = "https://shop.example.com";
    public static final Brand BRAND =
            new Brand(new Colour("#b3446c"), new Colour("#2f7d4f"), new Colour("#ffffff"), Brand.Font.SYSTEM, 12, null);

    private static final Actor BY = Actor.system("test");

    public static LiveShop open(RunningServer server, UnaryOperator<Terms> change) {
        Shop shop = server.shop();
        var store = server.part(Stores.class)
                .change(
                        shop.id(),
                        profile -> profile.withWebsites(List.of(new Website(WEBSITE)))
                                .withLanguages(List.of(Language.values()))
                                .withBrand(BRAND),
                        BY)
                .orElseThrow();
        Programs programs = server.part(Programs.class);
        Terms terms = change.apply(Terms.defaults(store.currency()));
        var made = ProgramParts.running(programs.create(shop.id(), ProgramDraft.of("Friends", terms), BY));
        return new LiveShop(
                shop,
                ProgramParts.running(programs.activate(shop.id(), made.program().id(), BY)));
    }

    public static LiveShop open(RunningServer server) {
        return open(server, terms -> terms);
    }

    /** Terms by which everyone may recommend and chooses among a voucher, credit and a donation of £10. */
    public static Terms forEveryone(Terms terms) {
        return OtherTerms.than(terms)
                .advocates(new AdvocateRule(AdvocateRule.Who.EVERYONE, null, false))
                .advocateReward(new AdvocateReward(
                        List.of(new Tier(
                                1,
                                List.of(
                                        tenPounds(RewardKind.COUPON),
                                        tenPounds(RewardKind.STORE_CREDIT),
                                        tenPounds(RewardKind.DONATION)))),
                        null,
                        terms.advocateReward().cap(),
                        null))
                .charities(List.of(new Charity("forest", "Friends of the Forest"), new Charity("sea", "Clean Sea")))
                .made();
    }

    private static RewardOption tenPounds(RewardKind kind) {
        return new RewardOption(kind, new Amount.Fixed(Money.of(1000, "GBP")), null);
    }

    /** A friend buys with the advocate's code, and the order has gone its way as far as the review. */
    public Referral friendBought(Advocate advocate, String friendsName) {
        var code = part(CouponCodes.class)
                .ofAdvocate(shop.id(), advocate, running.program().id());
        var order = ((Reading.Read<OrderReport>) new ReadOrder(Clock.systemUTC())
                        .read(
                                """
                                {"external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP",
                                 "total": "50.00", "coupon_codes": ["%s"],
                                 "customer": {"email": "%s", "first_name": "%s"}}
                                """.formatted(
                                                UUID.randomUUID(),
                                                Instant.now(),
                                                code.display(),
                                                StoreParts.freshEmail().original(),
                                                friendsName),
                                false))
                .report();
        var id = part(RecordOrders.class).record(shop.id(), order);
        return Eventually.of(
                        () -> Optional.ofNullable(part(Referrals.class)
                                .ofOrders(shop.id(), List.of(id))
                                .get(id)),
                        found -> found.filter(referral -> referral.state() != ReferralState.PURCHASED)
                                .isPresent())
                .orElseThrow();
    }

    /** Gives the store other colours. */
    public void look(String primary, String accent, String background) {
        part(Stores.class)
                .change(
                        shop.id(),
                        profile -> profile.withBrand(new Brand(
                                new Colour(primary),
                                new Colour(accent),
                                new Colour(background),
                                Brand.Font.SERIF,
                                0,
                                null)),
                        BY);
    }

    /** Brings a referral where its review would bring it in its time. */
    public void set(Referral referral, String change) {
        part(InStore.class).run(shop.id(), () -> part(JdbcClient.class)
                .sql("update referral set " + change + " where store_id = :store and id = :id")
                .param("store", shop.id())
                .param("id", referral.id())
                .update());
    }

    public void pause() {
        part(Programs.class).pause(shop.id(), running.program().id(), BY);
    }

    public void stop() {
        part(Programs.class).stop(shop.id(), running.program().id(), BY);
    }

    public Advocate advocate(String firstName) {
        return advocate(firstName, StoreParts.freshEmail());
    }

    public Advocate advocate(String firstName, EmailAddress email) {
        var customer =
                part(Customers.class).recognise(shop.id(), new Person(null, email, null, firstName, null, "en-GB"));
        return part(Advocates.class)
                .enrol(shop.id(), customer, EnrolmentSource.SIGN_UP)
                .advocate();
    }

    public URI server() {
        return shop.server().address();
    }

    /** The path of the advocate's share link. */
    public String link(Advocate advocate) {
        return path("/r/" + advocate.linkToken());
    }

    public String path(String rest) {
        return "/" + shop.slug() + rest;
    }

    /** How many rows of a table of this store match. */
    public long count(String table, String where) {
        return part(InStore.class).call(shop.id(), () -> part(JdbcClient.class)
                .sql("select count(*) from " + table + " where store_id = :store and " + where)
                .param("store", shop.id())
                .query(Long.class)
                .single());
    }

    public <T> T part(Class<T> type) {
        return shop.server().part(type);
    }
}
