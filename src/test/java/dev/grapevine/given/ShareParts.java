package dev.grapevine.given;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.work.Nudge;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.GuardCodes;
import dev.grapevine.share.ShareLinks;
import dev.grapevine.share.Shares;
import dev.grapevine.share.Visits;
import dev.grapevine.store.Store;
import java.time.Clock;
import java.util.UUID;

/** Advocates and what they share, put together by hand on a test's database. */
public final class ShareParts {
    public static final String PHONE_BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    public final ProgramParts programs;
    public final Customers customers;
    public final Advocates advocates;
    public final ShareLinks links;
    public final CouponCodes codes;
    public final Shares shares;
    public final Visits visits;
    public final GuardCodes guard;

    public ShareParts(FreshDatabase database, Clock clock) {
        var inStore = database.inStore();
        var jdbc = database.jdbc();
        programs = new ProgramParts(database, clock);
        customers = new Customers(inStore, jdbc, clock);
        advocates =
                new Advocates(inStore, jdbc, customers, programs.programs, programs.stores.audit, event -> {}, clock);
        links = new ShareLinks(inStore, jdbc);
        codes = new CouponCodes(inStore, jdbc, customers, new Nudge(), clock);
        shares = new Shares(inStore, jdbc, _ -> {}, clock);
        visits = new Visits(inStore, jdbc, clock);
        guard = new GuardCodes(inStore, jdbc, codes, programs.programs, advocates, _ -> {});
    }

    /** A customer with an address that nobody else in the run has. */
    public UUID customer(Store store, String firstName) {
        return customer(store, StoreParts.freshEmail(), firstName);
    }

    public UUID customer(Store store, EmailAddress email, String firstName) {
        return customers.recognise(store.id(), new Person(null, email, null, firstName, null, "en-GB"));
    }

    public Advocate advocate(Store store, String firstName) {
        return advocates
                .enrol(store.id(), customer(store, firstName), EnrolmentSource.SIGN_UP)
                .advocate();
    }
}
