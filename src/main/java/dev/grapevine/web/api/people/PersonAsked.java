package dev.grapevine.web.api.people;

import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.web.problem.FieldProblem;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person as a caller describes her.
 *
 * @param externalId the shop's own id of her
 * @param phone with the country's code, or in the habit of the locale's country
 * @param locale a language tag of BCP 47
 */
public record PersonAsked(
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale) {
    private static final int LONGEST = 255;

    /** The person, or null where a problem was noted. */
    @Nullable
    public Person checked(List<FieldProblem> problems) {
        int before = problems.size();
        @Nullable String tag = parsed("locale", locale, PersonAsked::tag, problems);
        @Nullable String id = parsed("external_id", externalId, PersonAsked::text, problems);
        @Nullable EmailAddress address = parsed("email", email, EmailAddress::parse, problems);
        @Nullable PhoneNumber number = parsed("phone", phone, text -> PhoneNumber.parse(text, region(tag)), problems);
        @Nullable String first = parsed("first_name", firstName, PersonAsked::text, problems);
        @Nullable String last = parsed("last_name", lastName, PersonAsked::text, problems);
        if (problems.size() == before && id == null && address == null && number == null) {
            problems.add(new FieldProblem("email", "is needed, or phone or external_id."));
        }
        return problems.size() > before ? null : new Person(id, address, number, first, last, tag);
    }

    private static <T> @Nullable T parsed(
            String field, @Nullable String text, Function<String, Parsed<T>> parser, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (parser.apply(text.strip())) {
            case Parsed.Value<T>(T value) -> value;
            case Parsed.Refused<T>(String problem) -> {
                problems.add(new FieldProblem(field, problem));
                yield null;
            }
        };
    }

    private static Parsed<String> text(String text) {
        return text.length() > LONGEST || text.indexOf('\0') >= 0
                ? new Parsed.Refused<>("This is text of 1 to " + LONGEST + " characters.")
                : new Parsed.Value<>(text);
    }

    private static Parsed<String> tag(String tag) {
        try {
            return new Parsed.Value<>(
                    new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return new Parsed.Refused<>("A locale is a language tag of BCP 47, like en-GB.");
        }
    }

    /** The country a number is in where it names none; ZZ is none. */
    private static String region(@Nullable String tag) {
        String country = tag == null ? "" : Locale.forLanguageTag(tag).getCountry();
        return country.length() == 2 ? country : "ZZ";
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "Person";
    }
}
