package dev.grapevine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.attribution.AttributedOrder;
import dev.grapevine.attribution.Decision;
import dev.grapevine.attribution.Reason;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InviteBuyersTest {
    private static final int BUYERS = 8;

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop shop = LiveShop.open(server);
    private final UUID store = shop.shop().id();

    @Test
    void twoOrdersOfOneBuyerWorkedOnAtOnceInviteHerOnce() throws Exception {
        shop.pause();
        List<AttributedOrder> first =
                IntStream.range(0, BUYERS).mapToObj(this::buys).toList();
        List<AttributedOrder> second =
                IntStream.range(0, BUYERS).mapToObj(this::buys).toList();
        server.part(Programs.class).activate(store, shop.running().program().id(), Actor.system("test"));

        var ready = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> invite(ready, first));
            Future<?> other = threads.submit(() -> invite(ready, second));
            one.get(1, TimeUnit.MINUTES);
            other.get(1, TimeUnit.MINUTES);
        }

        List<UUID> invited = MailParts.log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.INVITATION)
                .map(Message::customerId)
                .toList();
        assertThat(invited).hasSize(BUYERS).doesNotHaveDuplicates();
    }

    @Test
    void ofTwoOrdersWalkedTogetherTheNewerIsTheOccasionAlsoWhereTheOlderWasOneBefore() {
        AttributedOrder older = buys(1);
        assertThat(invitations()).isEqualTo(1);
        shop.pause();
        AttributedOrder newer = buys(1);
        server.part(Programs.class).activate(store, shop.running().program().id(), Actor.system("test"));
        server.owner()
                .sql("update message set planned_at = planned_at - interval '2 years' where store_id = :store")
                .param("store", store)
                .update();

        server.part(InStore.class)
                .run(store, () -> server.part(InviteBuyers.class).after(store, List.of(older, newer)));

        assertThat(shop.count(
                        "message", "dedupe_key = 'invitation/" + newer.order().idText() + "'"))
                .isEqualTo(1);
    }

    private long invitations() {
        return shop.count("message", "kind = 'invitation'");
    }

    /** One order a transaction, as two workers that walk through one queue would do it at their quickest. */
    private Void invite(CyclicBarrier ready, List<AttributedOrder> orders) throws Exception {
        for (AttributedOrder order : orders) {
            ready.await(1, TimeUnit.MINUTES);
            server.part(InStore.class)
                    .run(store, () -> server.part(InviteBuyers.class).after(store, List.of(order)));
        }
        return null;
    }

    private AttributedOrder buys(int buyer) {
        String id = UUID.randomUUID().toString();
        assertThat(shop.shop()
                        .secret()
                        .post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                         "customer": {"email": "buyer%d@example.com", "accepts_marketing": true}}
                        """.formatted(id, Instant.now(), buyer))
                        .status())
                .isEqualTo(202);
        Eventually.of(() -> shop.count("shop_order", "external_id = '" + id + "' and due_at is null"), one -> one == 1);
        Order order = server.part(Orders.class).findExternal(store, id).orElseThrow();
        return new AttributedOrder(
                order, new Decision.NotAttributed(Reason.NO_EVIDENCE, Map.of(), null, List.of()), null, false);
    }
}
