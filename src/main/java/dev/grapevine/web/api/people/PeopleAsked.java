package dev.grapevine.web.api.people;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.web.api.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a list of people is filtered: whoever is recognised by all that is said.
 *
 * @param email however it is written
 * @param phone with the country's code
 * @param externalId the shop's own id
 */
record PeopleAsked(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String externalId) {

    boolean isEmpty() {
        return email == null && phone == null && externalId == null;
    }

    /** Who it is; nobody where nothing is said, or where two of these name two people. */
    Optional<Customer> find(Customers customers, UUID storeId) {
        List<Optional<Customer>> named = identities().stream()
                .map(identity -> customers.find(storeId, identity))
                .distinct()
                .toList();
        return named.size() == 1 ? named.getFirst() : Optional.empty();
    }

    private List<Identity> identities() {
        @Nullable EmailAddress mailbox = Filter.read("email", email, EmailAddress::parse);
        // ZZ is no country: the number names its own.
        @Nullable PhoneNumber number = Filter.read("phone", phone, text -> PhoneNumber.parse(text, "ZZ"));
        List<Identity> identities = new ArrayList<>();
        if (mailbox != null) {
            identities.add(new Identity(Identity.Kind.EMAIL, mailbox.canonical()));
        }
        if (number != null) {
            identities.add(new Identity(Identity.Kind.PHONE, number.e164()));
        }
        if (externalId != null) {
            identities.add(new Identity(Identity.Kind.EXTERNAL, externalId));
        }
        return identities;
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "People";
    }
}
