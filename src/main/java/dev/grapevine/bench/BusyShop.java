package dev.grapevine.bench;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.program.ProgramChange;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.Review;
import dev.grapevine.program.Terms;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.Slug;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A shop on the running server that sells much: a program whose review ends at once, and advocates, each of whom sends one
 * friend, so that no cap and no fraud rule stands between an order and its reward.
 */
final class BusyShop implements AutoCloseable {
    private static final Actor BY = Actor.system("bench");

    private final ConfigurableApplicationContext server;
    private final Clock clock;
    private final UUID storeId = Ids.newId();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicInteger sold = new AtomicInteger();
    private final Map<String, Instant> soldAt = new ConcurrentHashMap<>();
    private final URI orders;
    private final String key;

    BusyShop(ConfigurableApplicationContext server, Clock clock) {
        this.server = server;
        this.clock = clock;
        orders = URI.create("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port")
                + "/api/v1/orders");
        Unit currency = Unit.currency("GBP");
        server.getBean(Stores.class)
                .create(
                        new NewStore(
                                storeId,
                                new Slug("busy"),
                                currency,
                                StoreProfile.named("Busy", ZoneId.of("UTC"))
                                        .withWebsites(List.of(new Website("https://busy.example")))),
                        BY);
        key = server.getBean(ApiKeys.class)
                .issue(storeId, NewApiKey.secret("bench"), BY)
                .text();
        openProgram(terms(currency));
    }

    UUID storeId() {
        return storeId;
    }

    /** The codes of so many new advocates. */
    List<String> codes(int number) {
        UUID program = server.getBean(Programs.class)
                .current(storeId)
                .orElseThrow()
                .program()
                .id();
        return IntStream.range(0, number)
                .mapToObj(i -> server.getBean(CouponCodes.class)
                        .ofAdvocate(storeId, advocate("advocate-" + Ids.newId()), program)
                        .display())
                .toList();
    }

    private Advocate advocate(String name) {
        Person person = new Person(name, new EmailAddress(name + "@example.com"), null, null, null, null);
        UUID customer = server.getBean(Customers.class).recognise(storeId, person);
        return server.getBean(Advocates.class)
                .enrol(storeId, customer, EnrolmentSource.SIGN_UP)
                .advocate();
    }

    /** Tells the server of a new customer's paid order, and waits for the answer that it is durable. */
    void sell(String code) {
        int number = sold.incrementAndGet();
        Instant now = clock.instant();
        soldAt.put("o" + number, now);
        String body = """
                {"external_id": "o%1$d", "placed_at": "%2$s", "state": "paid", "updated_at": "%2$s",
                 "currency": "GBP", "total": "40.00", "coupon_codes": [%3$s],
                 "customer": {"external_id": "c%1$d", "email": "friend-%1$d@example.net"}}
                """.formatted(number, now, code.isEmpty() ? "" : '"' + code + '"');
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("An order was answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** When the server was about to be told of this order. */
    Instant soldAt(String externalId) {
        return Objects.requireNonNull(soldAt.get(externalId));
    }

    private void openProgram(Terms terms) {
        Programs programs = server.getBean(Programs.class);
        if (!(programs.create(storeId, ProgramDraft.of("Friends", terms), BY) instanceof ProgramChange.Done made)
                || !(programs.activate(storeId, made.running().program().id(), BY) instanceof ProgramChange.Done)) {
            throw new IllegalStateException("The benchmark's program can't go live");
        }
    }

    private static Terms terms(Unit currency) {
        Terms usual = Terms.defaults(currency);
        return new Terms(
                currency,
                usual.flows(),
                usual.advocates(),
                usual.friends(),
                usual.attribution(),
                new Review(Review.Counts.PAID, List.of(), List.of(), 0),
                usual.advocateReward(),
                usual.friendOffer(),
                usual.friendReward(),
                usual.expiry(),
                usual.reminders(),
                usual.leakGuard(),
                usual.invitations(),
                usual.charities());
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
