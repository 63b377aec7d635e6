package dev.grapevine.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Caller;
import dev.grapevine.given.Reply;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.web.api.entrance.KeptAnswers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariant 5: the same key with the same body gives the same answer; with another body 422; while running 409. */
class IdempotencyTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private static final String KEY = "Idempotency-Key";
    private static final String BODY = "{\"kind\": \"secret\", \"name\": \"Till\"}";

    private final Shop shop = server.shop();

    @Test
    void theSameRequestAgainIsDoneOnceAndAnsweredAlike() {
        Reply first = issue("a", BODY);
        Reply again = issue("a", BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        issue("a", BODY);
        Reply otherBody = issue("a", "{\"kind\": \"secret\", \"name\": \"Other\"}");
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.problem()).isEqualTo("idempotency-key-reused");
        assertThat(shop.secret()
                        .post("/api/v1/api_keys?lenient=true", BODY, KEY, "a")
                        .status())
                .isEqualTo(422);
        assertThat(shop.secret().patch("/api/v1/store", BODY, KEY, "a").status())
                .isEqualTo(422);
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void keysOfTwoStoresHaveNothingToDoWithEachOther() {
        Shop other = server.shop();
        String first = issue("a", BODY).body();
        Reply second = other.secret().post("/api/v1/api_keys", BODY, KEY, "a");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isNotEqualTo(first);
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldToWait() {
        KeptAnswers answers = server.part(KeptAnswers.class);
        server.part(InStore.class).run(shop.id(), () -> {
            assertThat(answers.lock(shop.id(), "a")).isTrue();
            Reply reply = issue("a", BODY);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("request-still-running");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
        });
        assertThat(issue("a", BODY).status()).as("once it is over").isEqualTo(201);
    }

    @Test
    void ofThirtyTwoAtOnceOneIsDoneAndNobodyIsToldOtherwise() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        Callable<Reply> task = () -> {
            together.await();
            return issue("a", BODY);
        };
        List<Reply> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running =
                    Stream.generate(() -> threads.submit(task)).limit(32).toList();
            together.countDown();
            replies = running.stream().map(IdempotencyTest::result).toList();
        }
        assertThat(made()).isEqualTo(1);
        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 201)
                        .map(Reply::body)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aRefusedRequestMayBeCorrectedUnderTheSameKey() {
        assertThat(issue("a", "{\"kind\": \"secret\", \"name\": \"\"}").status())
                .isEqualTo(422);
        assertThat(issue("a", BODY).status()).isEqualTo(201);
    }

    @Test
    void withoutAKeyEachRequestIsItsOwn() {
        shop.secret().post("/api/v1/api_keys", BODY);
        shop.secret().post("/api/v1/api_keys", BODY);
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void theTextOfANewKeyIsNotInTheDatabase() {
        String text = issue("a", BODY).text("key");
        String kept = server.part(InStore.class).call(shop.id(), () -> server.part(JdbcClient.class)
                .sql("select encode(body, 'escape') || headers::text from idempotency where store_id = :store")
                .param("store", shop.id())
                .query(String.class)
                .single());
        assertThat(kept).isNotEmpty().doesNotContain(text).doesNotContain("Till");
    }

    @Test
    void anAnswerWhoseTimeIsOverIsForgotten() {
        issue("a", BODY);
        issue("b", BODY);
        age();
        assertThat(issue("a", BODY).header("Idempotency-Replayed")).isEmpty();
        assertThat(kept()).as("only the new one").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void aKeyHasOneTo255Characters(int length) {
        Reply reply = issue("k".repeat(length), BODY);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(issue("k".repeat(255), BODY).status()).isEqualTo(201);
    }

    private static Reply result(Future<Reply> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply issue(String key, String body) {
        Caller caller = shop.secret();
        return caller.post("/api/v1/api_keys", body, KEY, key);
    }

    private long made() {
        return server.part(ApiKeys.class).list(shop.id()).stream()
                .filter(key -> key.name().equals("Till"))
                .count();
    }

    private int kept() {
        return sql("select count(*) from idempotency where store_id = :store and expires_at > :now");
    }

    private void age() {
        sql("with aged as (update idempotency set expires_at = cast(:now as timestamptz) - interval '1 minute'"
                + " where store_id = :store returning 1) select count(*) from aged");
    }

    private int sql(String statement) {
        UUID store = shop.id();
        return server.part(InStore.class).call(store, () -> server.part(JdbcClient.class)
                .sql(statement)
                .param("store", store)
                .param("now", server.part(Clock.class).instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single());
    }
}
