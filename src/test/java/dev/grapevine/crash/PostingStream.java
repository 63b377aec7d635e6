package dev.grapevine.crash;

import dev.grapevine.Grapevine;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.ledger.Outcome;
import dev.grapevine.platform.database.OpenDatabaseEarly;
import dev.grapevine.platform.settings.LoadSettings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;

/**
 * The whole server, which posts as fast as it can and says on its output which postings it was told are there. Arguments:
 * the data folder, and a name that makes this process's keys its own.
 */
final class PostingStream {
    /** The one store that all rounds post in. */
    static final UUID STORE = UUID.fromString("0197a000-0000-7000-8000-000000000001");

    static final Account REWARDS = Account.open("store:rewards", Unit.currency("GBP"));
    private static final int THREADS = 8;
    private static final int CUSTOMERS = 3;

    private PostingStream() {}

    static Account customer(long number) {
        return Account.limited("customer:" + number % CUSTOMERS + ":credit", Unit.currency("GBP"));
    }

    /** What the posting with this number moves, in pence. */
    static long amount(long number) {
        return 1 + number % 7;
    }

    public static void main(String[] arguments) {
        SpringApplication server = new SpringApplication(Grapevine.class);
        server.addInitializers(
                new LoadSettings(Map.of(
                        "grapevine.data", arguments[0], "grapevine.port", "0", "grapevine.management-port", "0")),
                new OpenDatabaseEarly());
        Ledger ledger = server.run().getBean(Ledger.class);
        say("ready");
        AtomicLong number = new AtomicLong();
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().daemon(false).start(() -> {
                while (true) {
                    post(ledger, arguments[1], number.getAndIncrement());
                }
            });
        }
    }

    /** A posting whose outcome is unknown is made again with its key until it is known, as every caller must. */
    private static void post(Ledger ledger, String name, long number) {
        Draft draft = Draft.transfer(name + ":" + number, REWARDS, customer(number), amount(number));
        while (true) {
            try {
                switch (ledger.post(STORE, draft)) {
                    case Outcome.Posted posted -> say("ack " + number);
                    case Outcome.AlreadyPosted already -> say("ack " + number);
                    case Outcome.KeyReused reused -> say("wrong " + number + " " + reused);
                    case Outcome.Insufficient insufficient -> say("wrong " + number + " " + insufficient);
                }
                return;
            } catch (RuntimeException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
