package dev.grapevine.webhook;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.http.HttpSettings;
import dev.grapevine.platform.http.Outbound;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.secret.SecretBox;
import dev.grapevine.platform.work.DueWork;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.platform.work.WorkParts;
import dev.grapevine.platform.work.WorkRunner;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhook module put together by hand, with a store. */
final class Hooks implements AutoCloseable {
    final FreshDatabase database;
    final MovableClock clock = new MovableClock();
    final StoreParts stores;
    final UUID store;
    final DeliveryRows rows;
    final EventRows eventRows;
    final Events events;
    final Endpoints endpoints;
    final Deliveries deliveries;
    private final Outbound outbound;
    private final AtomicLong counted = new AtomicLong();

    Hooks(FreshDatabase database) {
        this.database = database;
        stores = new StoreParts(database, clock);
        store = stores.store().id();
        outbound = new Outbound(new HttpSettings(true));
        EndpointRows endpointRows =
                new EndpointRows(database.jdbc(), new SecretBox(InstallationKey.load(database.installation())));
        JdbcClient jdbc = counting(database.jdbc());
        rows = new DeliveryRows(jdbc, new Nudge(), endpointRows);
        eventRows = new EventRows(jdbc);
        events = new Events(
                database.inStore(), eventRows, rows, storeId -> subject -> "{\"id\": \"" + subject.id() + "\"}", clock);
        endpoints = new Endpoints(database.inStore(), endpointRows, outbound, stores.audit, clock);
        deliveries = new Deliveries(database.inStore(), rows, eventRows, stores.audit, clock);
    }

    private JdbcClient counting(JdbcClient jdbc) {
        return (JdbcClient) Proxy.newProxyInstance(
                JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, (_, method, arguments) -> {
                    counted.incrementAndGet();
                    return method.invoke(jdbc, arguments);
                });
    }

    /** An endpoint with its secret. */
    record Added(Endpoint endpoint, String secret) {}

    Added add(String url, String... types) {
        return added(endpoints.add(
                store,
                new EndpointWish(url, null, types.length == 0 ? null : List.of(types), true),
                null,
                StoreParts.SYSTEM));
    }

    static Added added(EndpointChange change) {
        if (change instanceof EndpointChange.Done(Endpoint endpoint, var secret)) {
            return new Added(endpoint, secret == null ? "" : secret.reveal());
        }
        throw new AssertionError(change.toString());
    }

    /** Something happened to a thing of this id. */
    void happens(EventType type, String id) {
        events.happened(store, type, new Subject.Facts(id, Map.of("id", id)));
    }

    /** Does what is due now. */
    void work() {
        work(sender());
    }

    SendDeliveries sender() {
        return new SendDeliveries(database.inStore(), rows, endpoints, outbound, clock);
    }

    void work(DueWork... works) {
        runner(works).runDue();
    }

    WorkRunner runner(DueWork... works) {
        return WorkParts.runner(database, clock, works);
    }

    /** How many statements have gone to the database for this module's writing. */
    long statements() {
        return counted.get();
    }

    List<Event> log() {
        return events.list(store, null, new Limit(100), null).data();
    }

    List<Delivery> deliveries(Endpoint endpoint) {
        return deliveries.list(store, endpoint.id(), new Limit(100), null).data();
    }

    Delivery only(Endpoint endpoint) {
        List<Delivery> all = deliveries(endpoint);
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }

    Endpoint now(Endpoint endpoint) {
        return endpoints.find(store, endpoint.id()).orElseThrow();
    }

    @Nullable
    String error(Delivery delivery) {
        return Objects.requireNonNull(delivery.attempts().getLast()).error();
    }

    @Override
    public void close() throws IOException {
        outbound.close();
    }
}
