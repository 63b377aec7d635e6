package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.program.ProgramDraft;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.program.Terms;
import dev.grapevine.store.StoreProfile;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Website;
import java.util.List;

/** What a shop on a running server may begin with: a website, a live program, advocates. */
public final class Running {
    private Running() {}

    /** The shop sells on https://shop.example.com and has a live program with the default terms. */
    public static RunningProgram openProgram(Shop shop) {
        var store = shop.server()
                .part(Stores.class)
                .change(
                        shop.id(),
                        (StoreProfile profile) ->
                                profile.withWebsites(List.of(new Website("https://shop.example.com"))),
                        StoreParts.SYSTEM)
                .orElseThrow();
        var programs = shop.server().part(Programs.class);
        var made = ProgramParts.running(programs.create(
                shop.id(), ProgramDraft.of("Friends", Terms.defaults(store.currency())), StoreParts.SYSTEM));
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
}
