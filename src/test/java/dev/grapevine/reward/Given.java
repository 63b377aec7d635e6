package dev.grapevine.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.OtherTerms;
import dev.grapevine.given.ProgramParts;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.platform.work.DueWork;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkParts;
import dev.grapevine.program.AdvocateReward;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Charity;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.program.Terms;
import dev.grapevine.program.Tier;
import dev.grapevine.reward.kind.CouponIssuer;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reward module as Spring puts it together, on a test's database, with a store and a program to begin with. */
final class Given implements AutoCloseable {
    static final Unit GBP = Unit.currency("GBP");

    final FreshDatabase database;
    final MovableClock clock = new MovableClock();
    final ProgramParts programs;
    final Customers customers;
    final Advocates advocates;
    final Ledger ledger;
    final Store store;
    final UUID program = Ids.newId();
    private final Map<UUID, Map<UUID, Long>> refunds = new ConcurrentHashMap<>();
    final List<Object> told = Collections.synchronizedList(new ArrayList<>());
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Given(FreshDatabase database, CouponIssuer... issuers) {
        this.database = database;
        programs = new ProgramParts(database, clock);
        customers = new Customers(database.inStore(), database.jdbc(), clock);
        advocates = new Advocates(
                database.inStore(),
                database.jdbc(),
                customers,
                programs.programs,
                programs.stores.audit,
                event -> {},
                clock);
        ledger = new Ledger(database.inStore(), database.jdbc(), clock);
        store = programs.stores.store();
        var key = InstallationKey.load(database.installation());
        context.registerBean(InStore.class, database::inStore);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Ledger.class, () -> ledger);
        context.registerBean(Stores.class, () -> programs.stores.stores);
        context.registerBean(AuditLog.class, () -> programs.stores.audit);
        context.registerBean(Customers.class, () -> customers);
        context.registerBean(Advocates.class, () -> advocates);
        context.registerBean(InstallationKey.class, () -> key);
        context.registerBean(SecretBox.class, () -> new SecretBox(key));
        context.registerBean(Nudge.class, Nudge::new);
        for (CouponIssuer issuer : issuers) {
            context.registerBean(issuer.getClass().getName(), CouponIssuer.class, () -> issuer);
        }
        var multicaster = new SimpleApplicationEventMulticaster();
        context.registerBean("applicationEventMulticaster", SimpleApplicationEventMulticaster.class, () -> multicaster);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                told.add(payload.getPayload());
            }
        });
        context.scan("dev.grapevine.reward");
        context.refresh();
    }

    @Override
    public void close() {
        context.close();
    }

    <T> T the(Class<T> part) {
        return context.getBean(part);
    }

    void work() {
        WorkParts.runner(database, clock, the(DueWork.class)).runDue();
    }

    static Money pounds(long pence) {
        return new Money(pence, GBP);
    }

    static RewardOption fixed(RewardKind kind, long pence) {
        return new RewardOption(kind, new Amount.Fixed(pounds(pence)), null);
    }

    static RewardOption gift(String what) {
        return new RewardOption(RewardKind.GIFT, null, what);
    }

    /** Terms with one tier, no cap and no budget. */
    static Terms terms(RewardOption... options) {
        return with(new AdvocateReward(List.of(new Tier(1, List.of(options))), null, null, null), null);
    }

    static Terms with(AdvocateReward advocateReward, @Nullable RewardOption friendReward) {
        var d = Terms.defaults(GBP);
        return OtherTerms.than(d)
                .currency(GBP)
                .advocateReward(advocateReward)
                .friendReward(friendReward)
                .charities(List.of(new Charity("bees", "Bees"), new Charity("trees", "Trees")))
                .made();
    }

    Earned earned(Terms terms, UUID advocate) {
        return earned(terms, advocate, 5000);
    }

    Earned earned(Terms terms, UUID advocate, long base) {
        return new Earned(
                Ids.newId(), program, terms, Ids.newId(), order(base), advocate, Ids.newId(), clock.instant());
    }

    /** An order of which nothing went back. */
    static OrderWorth order(long base) {
        return new OrderWorth(pounds(base), pounds(base), pounds(0));
    }

    /** A customer who recommends, with her customer id. */
    UUID advocate() {
        var person = new Person(null, StoreParts.freshEmail(), null, "Amy", null, null);
        UUID customer = customers.recognise(store.id(), person);
        advocates.enrol(store.id(), customer, EnrolmentSource.SIGN_UP);
        return customer;
    }

    List<Reward> grant(Earned... earned) {
        return the(GrantRewards.class).grant(store.id(), List.of(earned));
    }

    List<Reward> release(Earned... earned) {
        return the(ReleaseRewards.class)
                .release(
                        store.id(),
                        Arrays.stream(earned).map(Earned::referralId).toList());
    }

    /** The order is told with one more refund, or with the same once more. */
    List<Reward> refund(Earned earned, UUID refund, long amount, long whole) {
        var all = refunds.computeIfAbsent(earned.referralId(), _ -> new ConcurrentHashMap<>());
        all.put(refund, amount);
        long back = all.values().stream().mapToLong(Long::longValue).sum();
        return told(earned, new OrderWorth(earned.base(), pounds(whole), pounds(Math.min(back, whole))));
    }

    /** The order is told otherwise, and walks the way of its journey. */
    List<Reward> told(Earned earned, OrderWorth order) {
        var reverse = the(ReverseRewards.class);
        if (order.isAllBack()) {
            return reverse.all(store.id(), List.of(earned.referralId()), "refunded");
        }
        grant(as(earned, order));
        return reverse.lower(store.id(), List.of(new OrderNow(earned.referralId(), earned.terms(), order)));
    }

    static Earned as(Earned earned, OrderWorth order) {
        return new Earned(
                earned.referralId(),
                earned.programId(),
                earned.terms(),
                earned.orderId(),
                order,
                earned.advocateCustomerId(),
                earned.friendCustomerId(),
                earned.at());
    }

    Reward now(Reward reward) {
        return the(Rewards.class).find(store.id(), reward.id()).orElseThrow();
    }

    Reward only(Earned earned) {
        var all = the(Rewards.class)
                .ofReferrals(store.id(), List.of(earned.referralId()))
                .getOrDefault(earned.referralId(), List.of());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    Wallet wallet(UUID customer) {
        return the(Rewards.class).wallet(store.id(), customer, GBP);
    }

    /** What all accounts of the store hold together, by unit: always zero. */
    void theLedgerIsAtZero() {
        assertThat(database.owner()
                        .sql("select coalesce(sum(posted), 0), coalesce(sum(incoming + outgoing), 0) from balance b"
                                + " where store_id = :store")
                        .param("store", store.id())
                        .query((row, _) -> List.of(row.getLong(1), row.getLong(2)))
                        .single())
                .isEqualTo(List.of(0L, 0L));
    }

    /** What the program has given to advocates by the ledger, pending included. */
    long spent() {
        return the(RewardLedger.class).spent(store.id(), Map.of(program, GBP)).getOrDefault(program, 0L);
    }

    static <T> List<T> race(List<Callable<T>> work) {
        try (var executor = Executors.newFixedThreadPool(work.size())) {
            var ready = new CountDownLatch(work.size());
            var running = new ArrayList<Future<T>>();
            for (Callable<T> one : work) {
                running.add(executor.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
