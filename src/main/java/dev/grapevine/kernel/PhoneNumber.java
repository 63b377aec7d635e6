package dev.grapevine.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.regex.Pattern;

/**
 * A telephone number of the whole world, the way messages are addressed and people told apart.
 *
 * @param e164 a plus, the country's code and the number, at most 15 digits (ITU-T E.164): {@code +447700900123}
 */
public record PhoneNumber(String e164) {

    private static final int LONGEST_TEXT = 40;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Not a telephone number in the form of E.164.");
        }
    }

    /**
     * A number as people write it. Whether the number has the length its country uses is checked; whether somebody has it
     * is not, because numbering plans change faster than servers are upgraded.
     *
     * @param region the country to assume where the number names none: two letters of ISO 3166, such as {@code GB}
     */
    public static Parsed<PhoneNumber> parse(String text, String region) {
        var numbers = PhoneNumberUtil.getInstance();
        if (text.length() > LONGEST_TEXT) {
            return new Parsed.Refused<>("This is too long for a telephone number.");
        }
        try {
            var number = numbers.parse(text, region);
            return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? new Parsed.Value<>(new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)))
                    : new Parsed.Refused<>("This telephone number has too few or too many digits.");
        } catch (NumberParseException e) {
            return new Parsed.Refused<>(
                    switch (e.getErrorType()) {
                        case INVALID_COUNTRY_CODE ->
                            "A telephone number begins with a plus and the country's code, like +44 7700 900123.";
                        case NOT_A_NUMBER -> "This is not a telephone number.";
                        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN, TOO_LONG ->
                            "This telephone number has too few or too many digits.";
                    });
        }
    }

    /** Hides whose it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return e164.substring(0, 3) + "…";
    }
}
