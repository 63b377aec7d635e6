package dev.grapevine.risk.signal;

import dev.grapevine.risk.Signal;
import java.util.List;

/** The signals as the application finds them. */
public final class AllSignals {
    public static final List<Signal> LIST = List.of(
            new SamePerson(),
            new EmailAlias(),
            new SameNetwork(),
            new SameDevice(),
            new SameShippingAddress(),
            new SamePayment(),
            new ExistingCustomer(),
            new DisposableMail(),
            new Burst(),
            new BannedAdvocate());

    private AllSignals() {}
}
