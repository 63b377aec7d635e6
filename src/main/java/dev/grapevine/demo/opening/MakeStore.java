package dev.grapevine.demo.opening;

import dev.grapevine.demo.Handout;
import dev.grapevine.demo.InDemo;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.ProgramChange;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Actor;
import dev.grapevine.store.ApiKeys;
import dev.grapevine.store.Brand;
import dev.grapevine.store.Colour;
import dev.grapevine.store.KeyRecognition;
import dev.grapevine.store.NewApiKey;
import dev.grapevine.store.NewStore;
import dev.grapevine.store.NewTeammate;
import dev.grapevine.store.Password;
import dev.grapevine.store.Role;
import dev.grapevine.store.Slug;
import dev.grapevine.store.StoreCreation;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.TeamChange;
import dev.grapevine.store.Website;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Does what a merchant does on the first morning: makes the store, gives it a look, says what it promises, goes live. */
@InDemo
@Component
class MakeStore {
    private static final Slug SLUG = new Slug("kettle-and-fern");
    private static final EmailAddress OWNER = new EmailAddress("rosa@kettle-and-fern.example");
    private static final Actor BY = Actor.system("demo");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InStore inStore;
    private final Stores stores;
    private final Team team;
    private final ApiKeys keys;
    private final Programs programs;

    MakeStore(InStore inStore, Stores stores, Team team, ApiKeys keys, Programs programs) {
        this.inStore = inStore;
        this.stores = stores;
        this.team = team;
        this.keys = keys;
        this.programs = programs;
    }

    /**
     * All of it in one transaction.
     *
     * @param keep what is called with the keys before there is a store that nobody could open without them
     */
    Handout at(String baseUrl, Consumer<Handout> keep) {
        if (stores.any()) {
            throw new CannotStart("The database holds a store that is no demo: choose another folder with --data");
        }
        UUID id = Ids.newId();
        String password = random(12);
        return inStore.call(id, () -> {
            if (!(stores.create(new NewStore(id, SLUG, Unit.currency("GBP"), profile(baseUrl)), BY)
                    instanceof StoreCreation.Done)) {
                throw new IllegalStateException("A new database has a store already");
            }
            Password good = Password.parse(password, OWNER).orElseThrow();
            if (!(team.add(id, new NewTeammate("Rosa Fern", OWNER, Role.OWNER, good), BY) instanceof TeamChange.Done)) {
                throw new IllegalStateException("A new store has an owner already");
            }
            String secret = keys.issue(id, NewApiKey.secret("Shop server"), BY).text();
            String publishable =
                    keys.issue(id, NewApiKey.publishable("Shop pages"), BY).text();
            promise(id);
            Handout.SignIn signIn = new Handout.SignIn("", OWNER.original(), password);
            Handout made = new Handout(
                            "", SLUG.text(), id, secret, publishable, "whsec_" + standard(24), signIn, "", "", "")
                    .at(baseUrl);
            keep.accept(made);
            return made;
        });
    }

    private static StoreProfile profile(String baseUrl) {
        return StoreProfile.named("Kettle & Fern", ZoneId.of("Europe/London"))
                .withBrand(new Brand(
                        new Colour("#1f5c4a"),
                        new Colour("#c2603a"),
                        new Colour("#fbf7ef"),
                        Brand.Font.SERIF,
                        14,
                        null))
                .withWebsites(List.of(new Website(baseUrl)))
                .withSender(new StoreProfile.Sender(
                        new EmailAddress("hello@kettle-and-fern.example"), "4 Mill Lane, Hebden HX7 1AA"));
    }

    private void promise(UUID storeId) {
        ProgramChange made = programs.create(storeId, ProgramDraft.of("Share a cup", DemoTerms.terms()), BY);
        if (!(made instanceof ProgramChange.Done draft)
                || !(programs.activate(storeId, draft.running().program().id(), BY) instanceof ProgramChange.Done)) {
            throw new IllegalStateException("The demo's program can't go live: " + made);
        }
    }

    /** The store as it was left, on a server that may be somewhere else now; nothing where its making was cut off. */
    Optional<Handout> again(Handout kept, String baseUrl) {
        if (!(keys.authenticate(kept.secretKey()) instanceof KeyRecognition.Known)) {
            if (!stores.any()) {
                return Optional.empty();
            }
            throw new CannotStart("The database doesn't know the store of demo.json: begin anew with --reset");
        }
        if (!kept.baseUrl().equals(baseUrl)) {
            stores.change(kept.storeId(), profile -> profile.withWebsites(List.of(new Website(baseUrl))), BY);
        }
        return Optional.of(kept.at(baseUrl));
    }

    private static String random(int bytes) {
        byte[] bits = new byte[bytes];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static String standard(int bytes) {
        byte[] bits = new byte[bytes];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }
}
