package dev.grapevine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Messages;
import dev.grapevine.message.Suppression;
import dev.grapevine.message.Suppressions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnObjectionOutlivesAnErasureTest {
    private static final EmailAddress EVE = new EmailAddress("eve@example.com");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final LiveShop live = LiveShop.open(server, LiveShop::forEveryone);
    private final UUID store = live.shop().id();

    @Test
    void whoObjectedAndWasForgottenIsNotInvitedWhenTheShopTellsOfHerAgain() {
        buys("1", "Eve@Example.com");
        server.part(Suppressions.class).add(store, EVE, Suppression.Reason.UNSUBSCRIBED);
        live.shop().secret().delete("/api/v1/customers/external:7");
        Eventually.of(() -> live.count("erasure_request", "done_at is not null"), done -> done == 1);
        assertThat(live.count("message", "true")).isZero();

        buys("2", EVE.original());

        Message invitation = Eventually.of(this::invitations, found -> found.stream()
                        .anyMatch(message ->
                                message.state() != Message.State.PLANNED && message.state() != Message.State.SENDING))
                .getFirst();
        assertThat(invitation.state()).isEqualTo(Message.State.SUPPRESSED);
        assertThat(invitation.reason()).isEqualTo("unsubscribed");
    }

    private void buys(String id, String email) {
        live.shop().secret().post("/api/v1/orders", """
                        {"external_id": "%s", "placed_at": "%s", "state": "paid", "currency": "GBP", "total": "50.00",
                         "customer": {"external_id": "7", "email": "%s", "accepts_marketing": true}}
                        """.formatted(
                        id, server.part(Clock.class).instant(), email));
        Eventually.of(
                () -> live.count("shop_order", "external_id = '" + id + "' and due_at is null"), count -> count == 1);
    }

    private List<Message> invitations() {
        return server.part(Messages.class).list(store, null, new Limit(10), null).data().stream()
                .filter(message -> message.kind() == MessageKind.INVITATION)
                .toList();
    }
}
