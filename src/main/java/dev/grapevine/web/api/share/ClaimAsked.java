package dev.grapevine.web.api.share;

import dev.grapevine.claim.Contact;
import dev.grapevine.customer.Person;
import dev.grapevine.web.api.people.PersonAsked;
import dev.grapevine.web.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A friend who wants the offer: who opens it sends the token of the visit alone, who leaves an address sends that or a
 * mobile number with a first name.
 *
 * @param program whose offer; null for the one that is open now
 * @param shareCode what the share link ends in; needed with an address or number
 * @param visitToken from {@code POST /visits}
 * @param consent whether the friend agreed to be reminded
 */
record ClaimAsked(
        @Nullable String program,
        @Nullable String shareCode,
        @Nullable String visitToken,
        @Nullable String firstName,
        @Nullable String email,
        @Nullable String mobile,
        @Nullable Boolean consent,
        @Nullable String locale,
        @Nullable BrowserAsked browser) {

    /** Someone who left an address or number. */
    record Friend(
            String shareCode,
            String firstName,
            Contact contact,
            boolean consent,
            @Nullable String locale) {}

    boolean onlyOpens() {
        return visitToken != null && email == null && mobile == null;
    }

    /** The friend, or null where a problem was noted. */
    @Nullable
    Friend checked(List<FieldProblem> problems) {
        List<FieldProblem> found = new ArrayList<>();
        if (shareCode == null || shareCode.isBlank() || shareCode.length() > 100) {
            found.add(new FieldProblem("share_code", "is what the share link ends in."));
        }
        if (firstName == null || firstName.isBlank() || firstName.length() > 100) {
            found.add(new FieldProblem("first_name", "has 1 to 100 characters."));
        }
        if ((email == null) == (mobile == null)) {
            found.add(new FieldProblem("email", "is needed, or mobile, and not both."));
        }
        @Nullable Person person = contact(found);
        problems.addAll(found);
        if (!found.isEmpty() || person == null) {
            return null;
        }
        Contact contact = person.email() != null
                ? new Contact.Email(person.email())
                : new Contact.Mobile(Objects.requireNonNull(person.phone()));
        return new Friend(
                Objects.requireNonNull(shareCode).strip(),
                Objects.requireNonNull(firstName),
                contact,
                Boolean.TRUE.equals(consent),
                person.locale());
    }

    private @Nullable Person contact(List<FieldProblem> problems) {
        if (email == null && mobile == null) {
            return null;
        }
        List<FieldProblem> found = new ArrayList<>();
        @Nullable Person person = new PersonAsked(null, email, mobile, null, null, locale).checked(found);
        found.forEach(
                one -> problems.add(one.field().equals("phone") ? new FieldProblem("mobile", one.problem()) : one));
        return person;
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Claim";
    }
}
