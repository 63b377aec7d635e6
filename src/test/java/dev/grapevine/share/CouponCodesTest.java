package dev.grapevine.share;

import static dev.grapevine.given.ShareParts.PHONE_BROWSER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.MovableClock;
import dev.grapevine.given.ShareParts;
import dev.grapevine.kernel.Ids;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.store.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CouponCodesTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private MovableClock clock;
    private ShareParts given;
    private CouponCodes codes;
    private Store store;
    private RunningProgram running;
    private Advocate amy;

    @BeforeEach
    void begin() {
        clock = new MovableClock();
        given = new ShareParts(database, clock);
        codes = given.codes;
        store = given.programs.openStore();
        running = given.programs.live(store);
        amy = given.advocate(store, "Amy");
    }

    @Test
    void anAdvocatesCodeBeginsWithHerNameAndStaysTheSame() {
        var code = codes.ofAdvocate(store.id(), amy, programId());

        assertThat(code.display()).matches("AMY-[0-9A-Z]{4}-[0-9A-Z]{3}");
        assertThat(code.expiresAt()).isNull();
        assertThat(codes.ofAdvocate(store.id(), amy, programId())).isEqualTo(code);
    }

    @Test
    void aNameWithoutLatinLettersIsLeftOut() {
        var li = given.advocate(store, "李");

        assertThat(codes.ofAdvocate(store.id(), li, programId()).display()).matches("[0-9A-Z]{4}-[0-9A-Z]{3}");
    }

    @Test
    void aCodeIsFoundHoweverItIsTyped() {
        var lou = given.advocate(store, "Lou");
        var code = codes.ofAdvocate(store.id(), lou, programId());
        var small = code.display().toLowerCase(Locale.ROOT);
        var run = " " + code.display().replace("-", "") + " ";
        var mistaken = code.display().replace('0', 'O').replace('1', 'l');

        assertThat(codes.find(store.id(), List.of(small, run, mistaken, "LOU-0000-000", "x".repeat(65))))
                .containsOnlyKeys(small, run, mistaken)
                .allSatisfy((typed, found) -> assertThat(found).isEqualTo(code));
    }

    @Test
    void sixteenRequestsAtOnceGetOneCode() throws Exception {
        Callable<CouponCode> asked = () -> codes.ofAdvocate(store.id(), amy, programId());

        Set<String> got = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(16, asked))) {
                got.add(done.get().code());
            }
        }

        assertThat(got).hasSize(1);
    }

    @Test
    void openingTheOfferTwiceShowsTheSameSingleUseCode() {
        var visit = visit();

        var code = codes.forVisit(store.id(), visit, running);

        assertThat(code.kind()).isEqualTo(CodeKind.FRIEND);
        assertThat(code.display()).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
        assertThat(code.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        assertThat(codes.forVisit(store.id(), visit, running)).isEqualTo(code);
        assertThat(codes.forVisit(store.id(), visit(), running)).isNotEqualTo(code);
    }

    @Test
    void anExpiredCodeMakesRoomForANewOneAndIsStillKnown() {
        var visit = visit();
        var old = codes.forVisit(store.id(), visit, running);
        clock.advance(Duration.ofDays(30));

        var fresh = codes.forVisit(store.id(), visit, running);

        assertThat(fresh.code()).isNotEqualTo(old.code());
        assertThat(codes.find(store.id(), old.display()).orElseThrow().isGoodAt(clock.instant()))
                .isFalse();
        assertThat(fresh.isGoodAt(clock.instant())).isTrue();
    }

    @Test
    void aRotatedCodeIsGoodForWhatCameBeforeAndTheLinkStaysAlive() {
        var old = codes.ofAdvocate(store.id(), amy, programId());
        var before = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        var fresh = codes.rotate(store.id(), amy, programId());

        assertThat(fresh.code()).isNotEqualTo(old.code());
        var retired = codes.find(store.id(), old.display()).orElseThrow();
        assertThat(retired.isGoodAt(before)).isTrue();
        assertThat(retired.isGoodAt(clock.instant())).isFalse();
        assertThat(visit().advocateId()).isEqualTo(amy.id());
    }

    @Test
    void aCodeUsedFarAboveItsVisitsIsReplaced() {
        var code = codes.ofAdvocate(store.id(), amy, programId());
        use(code, 19);
        assertThat(given.guard.check(store.id(), code)).isEmpty();

        use(code, 1);
        var leak = given.guard.check(store.id(), code).orElseThrow();

        assertThat(leak.uses()).isEqualTo(20);
        assertThat(leak.fresh()).isEqualTo(codes.ofAdvocate(store.id(), amy, programId()));
        assertThat(leak.fresh().code()).isNotEqualTo(code.code());
        assertThat(given.guard.check(store.id(), leak.fresh())).isEmpty();
    }

    @Test
    void aCodeThatIsVisitedAsWellIsNoLeak() {
        var code = codes.ofAdvocate(store.id(), amy, programId());
        for (int i = 0; i < 7; i++) {
            visit();
        }
        use(code, 21);

        assertThat(given.guard.check(store.id(), code)).isEmpty();
    }

    @Test
    void oneOrderUsesACodeOnceHoweverOftenItIsReported() {
        var code = codes.ofAdvocate(store.id(), amy, programId());
        var order = Ids.newId();
        for (int i = 0; i < 25; i++) {
            codes.used(store.id(), List.of(new CouponCodes.Use(code, order, clock.instant())));
        }

        assertThat(given.guard.check(store.id(), code)).isEmpty();
    }

    @Test
    void anotherStoresCodeIsUnknown() {
        var code = codes.ofAdvocate(store.id(), amy, programId());

        assertThat(codes.find(given.programs.openStore().id(), code.display())).isEmpty();
    }

    private UUID programId() {
        return running.program().id();
    }

    private Visit visit() {
        var arrived = given.visits.record(store.id(), Arrival.by(amy.linkToken(), PHONE_BROWSER));
        return ((Arrived.Visited) arrived).visit();
    }

    private void use(CouponCode code, int orders) {
        for (int i = 0; i < orders; i++) {
            codes.used(store.id(), List.of(new CouponCodes.Use(code, Ids.newId(), clock.instant())));
        }
    }
}
