package dev.grapevine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.platform.work.WorkRunner;
import dev.grapevine.store.AuditEntry;
import dev.grapevine.webhook.Hooks.Added;
import dev.grapevine.webhook.Receiver.Received;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveriesTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Hooks hooks = new Hooks(database);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() throws IOException {
        receiver.close();
        hooks.close();
    }

    @Test
    void anEventArrivesOnceSignedAsStandardWebhooksSays() {
        Added added = hooks.add(receiver.url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        hooks.work();

        assertThat(receiver.received).hasSize(1);
        Received one = receiver.received.getFirst();
        Event event = hooks.log().getFirst();
        assertThat(one.id()).isEqualTo(event.idText()).startsWith("evt_");
        assertThat(one.isSignedWith(added.secret())).isTrue();
        assertThat(one.isSignedWith("whsec_" + "A".repeat(32))).isFalse();
        assertThat(one.header("content-type")).startsWith("application/json");
        assertThat(one.body())
                .isEqualTo(
                        "{\"type\":\"reward.issued\",\"timestamp\":\"2026-05-01T12:00:00Z\",\"data\":{\"id\": \"rwd_1\"}}");
        Delivery delivery = hooks.only(added.endpoint());
        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.answer()).isEqualTo("said 200");
            assertThat(attempt.error()).isNull();
        });
    }

    @Test
    void anEndpointIsToldOnlyOfTheTypesItChose() {
        Added some = hooks.add(receiver.url(), "reward.issued", "referral.held");
        hooks.happens(EventType.REWARD_DUE, "rwd_1");
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();

        assertThat(hooks.deliveries(some.endpoint()))
                .extracting(delivery -> delivery.event().type())
                .containsExactly("reward.issued");
        assertThat(hooks.log()).hasSize(2);
    }

    @Test
    @DisplayName("Invariant 12: a webhook exists if and only if the change that caused it committed")
    void anEventIsThereExactlyWhenItsChangeIs() {
        Added added = hooks.add(receiver.url());
        assertThatThrownBy(() -> database.inStore().run(hooks.store, () -> {
                    hooks.happens(EventType.REWARD_ISSUED, "rwd_lost");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");
        database.inStore().run(hooks.store, () -> {
            hooks.happens(EventType.REWARD_DUE, "rwd_kept");
            hooks.happens(EventType.REWARD_ISSUED, "rwd_kept");
        });
        hooks.work();

        assertThat(hooks.log()).extracting(Event::about).containsOnly("rwd_kept");
        assertThat(hooks.log()).extracting(Event::type).containsExactly("reward.issued", "reward.due");
        assertThat(hooks.deliveries(added.endpoint())).hasSize(2);
    }

    @Test
    void whatALongTransactionTellsIsNewerThanWhatCommittedMeanwhile() {
        database.inStore().run(hooks.store, () -> {
            hooks.happens(EventType.REWARD_ISSUED, "rwd_long");
            hooks.clock.advance(Duration.ofMinutes(2));
            CompletableFuture.runAsync(() -> hooks.happens(EventType.REWARD_ISSUED, "rwd_short"))
                    .join();
            assertThat(hooks.log()).extracting(Event::about).containsExactly("rwd_short");
            hooks.clock.advance(Duration.ofMinutes(2));
        });
        assertThat(hooks.log()).extracting(Event::about).containsExactly("rwd_long", "rwd_short");
        assertThat(hooks.log())
                .extracting(Event::happenedAt)
                .containsExactly(hooks.clock.instant(), hooks.clock.instant().minus(Duration.ofMinutes(2)));
    }

    @Test
    void whatFailsIsSentAgainLaterUnderTheSameId() {
        Added added = hooks.add(receiver.answers(500, 503, 200).url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        Delivery delivery = hooks.only(added.endpoint());
        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(hooks.error(delivery)).isEqualTo("It answered 500; only 200 to 299 count as received.");
        assertThat(delivery.nextAt()).isAfter(hooks.clock.instant().plusSeconds(4));
        hooks.work();
        assertThat(receiver.received).as("before its time").hasSize(1);
        hooks.clock.advance(Duration.ofSeconds(7));
        hooks.work();
        hooks.clock.advance(Duration.ofMinutes(6));
        hooks.work();

        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(hooks.only(added.endpoint()).attempts())
                .extracting(Attempt::status)
                .containsExactly(500, 503, 200);
        assertThat(receiver.received)
                .hasSize(3)
                .extracting(Received::id)
                .containsOnly(hooks.log().getFirst().idText());
        assertThat(receiver.received)
                .extracting(Received::body)
                .containsOnly(receiver.received.getFirst().body());
        assertThat(hooks.now(added.endpoint()).failingSince()).isNull();
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        Added added = hooks.add(receiver.answers(301).url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        assertThat(receiver.received).hasSize(1);
        assertThat(hooks.error(hooks.only(added.endpoint()))).contains("301, a redirect");
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndToldNothingMore() {
        Added added = hooks.add(receiver.answers(410).url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        hooks.happens(EventType.REWARD_ISSUED, "rwd_2");
        hooks.work();

        assertThat(receiver.received).hasSize(1);
        assertThat(hooks.now(added.endpoint()).disabled()).isEqualTo(Endpoint.Disabled.GONE);
        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(hooks.stores.audit.list(hooks.store, new Limit(5), null).data())
                .extracting(AuditEntry::action)
                .startsWith("disable.webhook_endpoint");
    }

    @Test
    void anEndpointThatFailsForThreeDaysIsDisabledAndItsEventIsLaidAside() {
        Added added = hooks.add(receiver.url());
        receiver.close();
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        for (int hours = 0; hours < 24 * 5; hours += 4) {
            hooks.work();
            hooks.clock.advance(Duration.ofHours(4));
        }
        Delivery delivery = hooks.only(added.endpoint());
        assertThat(hooks.now(added.endpoint()).disabled()).isEqualTo(Endpoint.Disabled.FAILING);
        assertThat(delivery.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(hooks.error(delivery)).isEqualTo("The host refused the connection.");
        assertThat(delivery.attempts()).hasSizeBetween(7, 10);
    }

    @Test
    void whatWasLaidAsideCanBeReplayedUnderTheSameId() {
        Added added = hooks.add(receiver.answers(410).url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        hooks.endpoints.change(
                hooks.store,
                added.endpoint().id(),
                was -> new EndpointWish(was.url(), was.description(), was.types(), true),
                StoreParts.SYSTEM);
        assertThat(hooks.deliveries.replay(
                        hooks.store, added.endpoint(), hooks.log().getFirst().id(), StoreParts.SYSTEM))
                .isTrue();
        hooks.work();

        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(receiver.received)
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(hooks.log().getFirst().idText());
    }

    @Test
    void whereTheConnectionDropsAfterReadingItIsSentAgainUnderTheSameId() {
        Added added = hooks.add(receiver.answers(Receiver.DROP).url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        assertThat(hooks.error(hooks.only(added.endpoint()))).contains("connection broke");
        hooks.clock.advance(Duration.ofSeconds(7));
        hooks.work();
        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(receiver.received)
                .hasSizeGreaterThan(1)
                .extracting(Received::id)
                .containsOnly(hooks.log().getFirst().idText());
    }

    @Test
    void whereTheProcessDiesBetweenAnswerAndNoteItIsSentAgainUnderTheSameId() {
        Added added = hooks.add(receiver.url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work(new DyingSender(hooks.sender()));
        assertThat(receiver.received).hasSize(1);
        hooks.clock.advance(Duration.ofMinutes(3));
        hooks.work();

        assertThat(receiver.received)
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(hooks.log().getFirst().idText());
        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void anEndpointThatTakesItsTimeHoldsUpNoOther() {
        Added slow = hooks.add(receiver.answers(Receiver.WAIT).url(), "reward.due");
        try (Receiver quick = new Receiver()) {
            Added other = hooks.add(quick.url(), "reward.issued");
            hooks.happens(EventType.REWARD_DUE, "rwd_1");
            WorkRunner runner = hooks.runner(hooks.sender());
            runner.start();
            try {
                Eventually.of(() -> receiver.received, received -> received.size() == 1);
                hooks.happens(EventType.REWARD_ISSUED, "rwd_2");
                Eventually.of(() -> hooks.only(other.endpoint()).state(), Delivery.State.DELIVERED::equals);
                assertThat(hooks.only(slow.endpoint()).attempts())
                        .as("the slow one still takes its time")
                        .isEmpty();
                receiver.over.countDown();
                Eventually.of(() -> hooks.only(slow.endpoint()).state(), Delivery.State.DELIVERED::equals);
            } finally {
                runner.stop();
            }
        }
    }

    @Test
    void whatFindsNoRoomAtASlowEndpointWasNotTriedAndHoldsUpNoOther() {
        Integer[] slowly = Collections.nCopies(20, Receiver.WAIT).toArray(Integer[]::new);
        Added slow = hooks.add(receiver.answers(slowly).url(), "reward.due");
        try (Receiver quick = new Receiver()) {
            Added other = hooks.add(quick.url(), "reward.issued");
            database.inStore().run(hooks.store, () -> {
                for (int i = 0; i < 30; i++) {
                    hooks.happens(EventType.REWARD_DUE, "rwd_" + i);
                }
            });
            WorkRunner runner = hooks.runner(hooks.sender());
            runner.start();
            try {
                Instant soon = hooks.clock.instant().plusSeconds(30);
                List<Delivery> putOff = Eventually.of(
                        () -> hooks.deliveries(slow.endpoint()).stream()
                                .filter(one ->
                                        one.nextAt() != null && one.nextAt().isBefore(soon))
                                .toList(),
                        found -> found.size() == 10);
                hooks.happens(EventType.REWARD_ISSUED, "rwd_other");
                Eventually.of(() -> hooks.only(other.endpoint()).state(), Delivery.State.DELIVERED::equals);
                assertThat(receiver.received).as("so many at once").hasSize(20);
                assertThat(putOff).extracting(Delivery::attempts).containsOnly(List.of());
                assertThat(hooks.now(slow.endpoint()).failingSince()).isNull();

                receiver.over.countDown();
                hooks.clock.advance(Duration.ofSeconds(30));
                Eventually.of(() -> hooks.deliveries(slow.endpoint()), all -> all.stream()
                        .allMatch(one -> one.state() == Delivery.State.DELIVERED));
                assertThat(receiver.received)
                        .extracting(Received::id)
                        .hasSize(30)
                        .doesNotHaveDuplicates();
                assertThat(hooks.deliveries(slow.endpoint()))
                        .allSatisfy(one -> assertThat(one.attempts()).hasSize(1));
            } finally {
                runner.stop();
            }
        }
    }

    @Test
    void whileASecretIsChangedBothSign() {
        Added added = hooks.add(receiver.url());
        String fresh = Hooks.added(
                        hooks.endpoints.rotate(hooks.store, added.endpoint().id(), StoreParts.SYSTEM))
                .secret();
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.work();
        hooks.clock.advance(Duration.ofHours(25));
        hooks.happens(EventType.REWARD_ISSUED, "rwd_2");
        hooks.work();

        assertThat(fresh).isNotEqualTo(added.secret());
        assertThat(receiver.received).extracting(one -> one.isSignedWith(fresh)).containsExactly(true, true);
        assertThat(receiver.received)
                .extracting(one -> one.isSignedWith(added.secret()))
                .containsExactly(true, false);
    }

    @Test
    void whatADisabledEndpointWasToBeToldIsCancelled() {
        Added added = hooks.add(receiver.url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        hooks.endpoints.change(
                hooks.store,
                added.endpoint().id(),
                was -> new EndpointWish(was.url(), was.description(), was.types(), false),
                StoreParts.SYSTEM);
        hooks.work();
        assertThat(receiver.received).isEmpty();
        assertThat(hooks.only(added.endpoint()).state()).isEqualTo(Delivery.State.CANCELLED);
    }

    @Test
    void anEndpointThatIsRemovedTakesItsDeliveriesAlong() {
        Added added = hooks.add(receiver.url());
        hooks.happens(EventType.REWARD_ISSUED, "rwd_1");
        assertThat(hooks.endpoints.remove(hooks.store, added.endpoint().id(), StoreParts.SYSTEM))
                .isTrue();
        hooks.work();
        assertThat(receiver.received).isEmpty();
        assertThat(hooks.deliveries(added.endpoint())).isEmpty();
        assertThat(hooks.log()).hasSize(1);
    }

    @Test
    void eventsAreKeptForThirtyDays() {
        Added added = hooks.add(receiver.url());
        hooks.happens(EventType.CUSTOMER_ERASED, Ids.text(IdKind.CUSTOMER, Ids.newId()));
        hooks.work();
        hooks.clock.advance(Duration.ofDays(29));
        UUID other = Ids.newId();
        hooks.happens(EventType.ADVOCATE_ENROLLED, Ids.text(IdKind.ADVOCATE, other));
        hooks.work(new ForgetEvents(hooks.eventRows));
        assertThat(hooks.log()).hasSize(2);
        hooks.clock.advance(Duration.ofDays(2));
        hooks.work(new ForgetEvents(hooks.eventRows));
        assertThat(hooks.log()).extracting(Event::about).containsExactly(Ids.text(IdKind.ADVOCATE, other));
        assertThat(hooks.database
                        .owner()
                        .sql("select person from event_person where store_id = :store")
                        .param("store", hooks.store)
                        .query(UUID.class)
                        .list())
                .containsExactly(other);
        assertThat(hooks.deliveries(added.endpoint())).hasSize(1);
    }

    @Test
    void aTestEventGoesToOneEndpointAlone() {
        Added added = hooks.add(receiver.url(), "reward.issued");
        Added other = hooks.add(receiver.url());
        Event event = hooks.deliveries.test(hooks.store, added.endpoint());
        hooks.work();
        assertThat(receiver.received).extracting(Received::id).containsExactly(event.idText());
        assertThat(hooks.deliveries(other.endpoint())).isEmpty();
    }

    @Test
    void aWholeBatchOfEventsIsWrittenInTwoStatements() {
        hooks.add(receiver.url());
        long before = hooks.statements();
        database.inStore().run(hooks.store, () -> {
            for (int i = 0; i < 500; i++) {
                hooks.happens(EventType.REFERRAL_PURCHASED, "ref_" + i);
            }
        });
        assertThat(hooks.statements() - before).isEqualTo(2);
        assertThat(hooks.log()).hasSize(100);
    }
}
