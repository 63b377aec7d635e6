package dev.grapevine.ledger;

import dev.grapevine.ledger.Accounts.Held;
import dev.grapevine.ledger.Postings.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Posts drafts: lock the limited accounts if one of them gives, decide in the drafts' order which of them they can bear,
 * write those in one statement (which locks the rest), and tell of the others why not.
 */
final class PostDrafts {
    private final Accounts accounts;
    private final Postings postings;

    PostDrafts(Accounts accounts, Postings postings) {
        this.accounts = accounts;
        this.postings = postings;
    }

    /** Two statements for one draft that is new, three for many. */
    List<Outcome.OfDraft> post(UUID store, List<Draft> drafts) {
        int stripe = ThreadLocalRandom.current().nextInt(Accounts.STRIPES);
        var asked = new LinkedHashSet<Account>();
        drafts.forEach(draft -> draft.lines().forEach(line -> asked.add(line.account())));
        Map<Account, Held> held = accounts.hold(store, asked, drafts.stream().anyMatch(PostDrafts::takesFromLimited));
        // Among many, one written before would count twice against what the next may spend. Looked up under the locks,
        // for whoever writes the same posting holds them too. A single draft learns it from the write.
        Map<String, Known> known = drafts.size() == 1 ? new HashMap<>() : postings.byKeys(store, keys(drafts));
        List<Decision> decisions = decide(drafts, new Funds(held), known.keySet(), held, stripe);
        Set<UUID> added = postings.add(store, accepted(decisions));
        known.putAll(postings.byKeys(store, unexplained(decisions, added, known)));
        return decisions.stream()
                .map(decision -> decision.outcome(added, known))
                .toList();
    }

    private static boolean takesFromLimited(Draft draft) {
        return draft.lines().stream().anyMatch(line -> line.account().limited() && line.amount() < 0);
    }

    /** What was made of a draft: a posting to write, an account that can't bear it, or neither where its key is taken. */
    private record Decision(
            Draft draft, String digest, @Nullable Posting posting, Outcome.@Nullable Insufficient short_) {
        Outcome.OfDraft outcome(Set<UUID> added, Map<String, Known> known) {
            if (posting != null && added.contains(posting.id())) {
                return new Outcome.Posted(posting.id());
            }
            Known other = known.get(draft.key());
            if (other != null) {
                return other.digest().equals(digest)
                        ? new Outcome.AlreadyPosted(other.id())
                        : new Outcome.KeyReused(other.id());
            }
            if (short_ != null) {
                return short_;
            }
            throw new IllegalStateException("The key was taken and then free again: " + draft.key());
        }
    }

    private static List<Decision> decide(
            List<Draft> drafts, Funds funds, Set<String> known, Map<Account, Held> held, int stripe) {
        var taken = new HashSet<>(known);
        var decisions = new ArrayList<Decision>(drafts.size());
        for (Draft draft : drafts) {
            String digest = Digest.of(draft);
            if (taken.contains(draft.key())) {
                decisions.add(new Decision(draft, digest, null, null));
                continue;
            }
            Outcome.@Nullable Insufficient refused = funds.refuse(draft);
            if (refused != null) {
                decisions.add(new Decision(draft, digest, null, refused));
                continue;
            }
            funds.take(draft);
            taken.add(draft.key());
            decisions.add(new Decision(draft, digest, posting(draft, digest, held, stripe), null));
        }
        return decisions;
    }

    private static Posting posting(Draft draft, String digest, Map<Account, Held> held, int stripe) {
        List<Entry> entries = draft.lines().stream()
                .map(line -> {
                    Account account = line.account();
                    Held found = Objects.requireNonNull(held.get(account));
                    return new Entry(
                            found.id(),
                            account.unit().code(),
                            account.limited() ? 0 : stripe,
                            account.limited(),
                            draft.pending() ? Phase.pending(line.amount()) : Phase.POSTED,
                            line.amount());
                })
                .toList();
        return Posting.of(draft.key(), draft.kind(), null, stripe, digest, draft.memo(), entries);
    }

    private static List<String> keys(List<Draft> drafts) {
        return drafts.stream().map(Draft::key).distinct().toList();
    }

    private static List<Posting> accepted(List<Decision> decisions) {
        var accepted = new ArrayList<Posting>(decisions.size());
        for (Decision decision : decisions) {
            if (decision.posting() != null) {
                accepted.add(decision.posting());
            }
        }
        return accepted;
    }

    private static Set<String> unexplained(List<Decision> decisions, Set<UUID> added, Map<String, Known> known) {
        var keys = new HashSet<String>();
        for (Decision decision : decisions) {
            boolean written = decision.posting() != null
                    && added.contains(decision.posting().id());
            if (!written && !known.containsKey(decision.draft().key())) {
                keys.add(decision.draft().key());
            }
        }
        return keys;
    }
}
