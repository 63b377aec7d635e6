package dev.grapevine.bench;

import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Account;
import dev.grapevine.ledger.Draft;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.ledger.Outcome;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Two-entry postings, from a store's one account for rewards to its people: singly, all to one person, and in batches. */
final class LedgerPostings implements Benchmark {
    private static final Unit GBP = Unit.currency("GBP");
    private static final Account REWARDS = Account.open("store:rewards", GBP);
    private static final int PEOPLE = 1_000;
    private static final int BATCH = 100;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Figure> run(Ground ground) throws Exception {
        Ledger ledger = new Ledger(ground.inStore(), ground.jdbc(), ground.clock());
        UUID store = Ids.newId();
        opened(ledger, store);
        ground.analyze();
        String threads = ", " + ground.threads() + " threads";
        Figure singly = Load.measure(
                "ledger: postings one by one, 1,000 accounts" + threads,
                ground,
                false,
                _ -> posted(List.of(ledger.post(store, reward(anybody())))));
        Figure onePerson = Load.measure(
                "ledger: postings one by one, all to one limited account" + threads,
                ground,
                false,
                _ -> posted(List.of(ledger.post(store, reward(person(0))))));
        Figure batches = Load.measure(
                "ledger: postings in batches of " + BATCH + threads,
                ground,
                false,
                _ -> posted(ledger.post(
                        store,
                        IntStream.range(0, BATCH)
                                .mapToObj(_ -> reward(anybody()))
                                .toList())));
        return List.of(singly, onePerson, batches);
    }

    private static void opened(Ledger ledger, UUID store) {
        posted(ledger.post(
                store,
                IntStream.range(0, PEOPLE).mapToObj(i -> reward(person(i))).toList()));
    }

    private static Account anybody() {
        return person(ThreadLocalRandom.current().nextInt(PEOPLE));
    }

    private static Account person(int number) {
        return Account.limited("advocate:" + number + ":credit", GBP);
    }

    private static Draft reward(Account to) {
        return Draft.transfer("reward:" + Ids.newId(), REWARDS, to, 500);
    }

    private static int posted(List<Outcome.OfDraft> outcomes) {
        for (Outcome.OfDraft outcome : outcomes) {
            if (!(outcome instanceof Outcome.Posted)) {
                throw new IllegalStateException("A posting of the benchmark was refused: " + outcome);
            }
        }
        return outcomes.size();
    }
}
