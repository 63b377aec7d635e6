package dev.grapevine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.Eventually;
import dev.grapevine.given.Running;
import dev.grapevine.given.RunningServer;
import dev.grapevine.given.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The first orders of the file through a whole server. */
class ReplayTest {
    private static final int ORDERS = 400;
    /** One by which so few orders hold a case of everything. */
    private static final long SEED = 122;

    private static final LocalDate HISTORY_UNTIL = LocalDate.parse("2010-12-02");

    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    private final Shop shop = server.shop();
    private final Plan plan =
            Plan.of(ReadPurchases.read(PlanTest.FILE).subList(0, ORDERS), HISTORY_UNTIL, SEED, PlanTest.MINIMUM);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void everythingIsDecidedAsItIsToBeAndASecondTimeChangesNothing(@TempDir Path data) throws IOException {
        openProgram();
        assertThat(Truth.values())
                .allSatisfy(truth -> assertThat(plan.count(truth)).isPositive());
        assertThat(plan.orders().stream().map(Fate::of)).contains(Fate.values());
        Files.writeString(
                data.resolve("demo.json"),
                "{\"base_url\": \"%s/\", \"secret_key\": \"%s\"}"
                        .formatted(
                                server.address(),
                                Objects.requireNonNull(shop.secret().key())));
        Target target = Target.of(data, null);

        assertThat(replay(target)).as(this::said).isZero();
        assertThat(said()).contains("Differences: 0");
        Found first = found(target);

        assertThat(replay(target)).as(this::said).isZero();
        assertThat(found(target)).isEqualTo(first);
    }

    /** One that asks for a minimum. */
    private void openProgram() {
        Running.website(shop);
        String program = shop.secret()
                .post("/api/v1/programs", """
                        {"name": "Friends", "terms": {"friends": {"minimum_subtotal": {"amount": "%s", "currency": "GBP"}}}}
                        """.formatted(PlanTest.MINIMUM.toDecimal()))
                .text("id");
        assertThat(shop.secret()
                        .post("/api/v1/programs/" + program + "/activation", "")
                        .status())
                .isEqualTo(200);
        assertThat(new AskProgram(new ShopApi(
                                server.address(),
                                Objects.requireNonNull(shop.secret().key())))
                        .minimum())
                .isEqualTo(PlanTest.MINIMUM);
    }

    private int replay(Target target) {
        return new RunReplay(target, new PrintStream(said, true, StandardCharsets.UTF_8), false).run(plan);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Once everything is handed over, for which the replay itself does not wait. */
    private Found found(Target target) {
        return Eventually.of(() -> look(target, plan), found -> found.referrals().values().stream()
                .flatMap(referral -> referral.rewards().stream())
                .noneMatch(reward -> reward.state().equals("due")));
    }

    private static Found look(Target target, Plan plan) {
        var silent = new Progress(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
        return new FindOutcome(new ShopApi(target.server(), target.secretKey()), plan, silent).find();
    }
}
