package dev.grapevine.customer;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a person: at least one of the shop's id, an e-mail address and a telephone number.
 *
 * @param externalId the shop's own id of the customer, 1 to 255 characters
 * @param locale a language tag of BCP 47, such as {@code en-GB}
 */
public record Person(
        @Nullable String externalId,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale) {

    /** Refuses a person by whom nobody could be recognised. */
    public Person {
        if (externalId == null && email == null && phone == null) {
            throw new IllegalArgumentException("A person needs an id, an e-mail address or a telephone number.");
        }
    }

    public static Person of(EmailAddress email) {
        return new Person(null, email, null, null, null, null);
    }

    public static Person of(PhoneNumber phone) {
        return new Person(null, null, phone, null, null, null);
    }

    /** By what this person is recognised, strongest first. */
    public List<Identity> identities() {
        var identities = new ArrayList<Identity>(3);
        if (externalId != null) {
            identities.add(new Identity(Identity.Kind.EXTERNAL, externalId));
        }
        if (email != null) {
            identities.add(new Identity(Identity.Kind.EMAIL, email.canonical()));
        }
        if (phone != null) {
            identities.add(new Identity(Identity.Kind.PHONE, phone.e164()));
        }
        return identities;
    }

    /** What these words say, and for what they leave out, what the older ones said. */
    Person over(Person older) {
        return new Person(
                externalId != null ? externalId : older.externalId,
                email != null ? email : older.email,
                phone != null ? phone : older.phone,
                firstName != null ? firstName : older.firstName,
                lastName != null ? lastName : older.lastName,
                locale != null ? locale : older.locale);
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Person" + identities();
    }
}
