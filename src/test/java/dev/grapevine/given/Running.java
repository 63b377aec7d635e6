package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.program.Flow;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.store.Store;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.util.List;
import java.util.Set;

/** What a shop on a running server may begin with: a website, a live program, advocates. */
public final class Running {
    private Running() {}

    /** The shop sells on https://shop.example.com. */
    public static Store website(Shop shop) {
        return shop.server()
                .part(Stores.class)
                .change(
                        shop.id(),
                        (StoreProfile profile) ->
                                profile.withWebsites(List.of(new Website("https://shop.example.com"))),
                        StoreParts.SYSTEM)
                .orElseThrow();
    }

    /** The shop has a website and a live program with the default terms. */
    public static RunningProgram openProgram(Shop shop) {
        return openProgram(shop, Set.of(Flow.COUPON_CODE));
    }

    /** The same with other ways of getting the offer. */
    public static RunningProgram openProgram(Shop shop, Set<Flow> flows) {
        var terms = Terms.defaults(website(shop).currency());
        var with = OtherTerms.than(terms).flows(flows).made();
        var programs = shop.server().part(Programs.class);
        var made =
                ProgramParts.running(programs.create(shop.id(), ProgramDraft.of("Friends", with), StoreParts.SYSTEM));
        return ProgramParts.running(programs.activate(shop.id(), made.program().id(), StoreParts.SYSTEM));
    }

    /** An advocate with an address that nobody else in the run has. */
    public static Advocate advocate(Shop shop, String firstName) {
        var customer = shop.server()
                .part(Customers.class)
                .recognise(shop.id(), new Person(null, StoreParts.freshEmail(), null, firstName, null, "en-GB"));
        return shop.server()
                .part(Advocates.class)
                .enrol(shop.id(), customer, EnrolmentSource.SIGN_UP)
                .advocate();
    }

    /** Waits until everything that the shop told is worked on; mails may still be on their way. */
    public static void settled(Shop shop) {
        Eventually.of(() -> shop.secret().get("/api/v1/work"), work -> work.json()
                .path("data")
                .valueStream()
                .filter(kind -> !kind.path("calls_outside").asBoolean())
                .allMatch(kind -> kind.path("due").asInt() == 0));
    }
}
