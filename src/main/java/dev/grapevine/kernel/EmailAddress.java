package dev.grapevine.kernel;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that could exist, as its owner writes it.
 *
 * <p>Mail goes to {@link #deliverable}; {@link #canonical} answers whether two addresses are one mailbox and is never
 * written to. Two addresses are equal only when they are written alike.
 *
 * @param original what was written, without the space around it
 */
public record EmailAddress(String original) {

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL = 64;
    /** RFC 5321, 4.5.3.1.3, less the two angle brackets of a path. */
    private static final int LONGEST = 254;
    /** The dot-atom of RFC 5322, 3.2.3. The quoted form is lawful, but only typing mistakes and attacks use it. */
    private static final Pattern LOCAL = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");
    /** Two labels or more, the last not a number, so that no bare host and no IP address passes. */
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");
    /** Letters for which the JDK's IDNA 2003 and today's IDNA 2008 name two different domains. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\u200c\\u200d]");

    /** Refuses with {@link IllegalArgumentException}; text from outside goes through {@link #parse}. */
    public EmailAddress {
        var problem = problem(original);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** An address from outside; space around it is dropped, as it comes with pasting. */
    public static Parsed<EmailAddress> parse(String text) {
        var address = text.strip();
        var problem = problem(address);
        return problem.isEmpty() ? new Parsed.Value<>(new EmailAddress(address)) : new Parsed.Refused<>(problem);
    }

    /** The part before the @, as written. */
    public String local() {
        return original.substring(0, original.lastIndexOf('@'));
    }

    /** The part after the @ in small letters, and as DNS knows it: {@code xn--mnchen-3ya.de} for münchen.de. */
    public String domain() {
        return ascii(original.substring(original.lastIndexOf('@') + 1));
    }

    /** The address for the envelope and the header of a mail: ASCII only, the part before the @ untouched. */
    public String deliverable() {
        return local() + "@" + domain();
    }

    /**
     * The one spelling of this mailbox, for telling whether two addresses are the same person: small letters, and what a
     * known provider ignores taken away (see {@link MailProvider}). Of other providers nothing more is known, so nothing
     * more is folded: to take two people for one is worse than to miss an alias.
     */
    public String canonical() {
        return MailProvider.canonical(local().toLowerCase(Locale.ROOT), domain());
    }

    public boolean sameMailbox(EmailAddress other) {
        return canonical().equals(other.canonical());
    }

    /** Hides whose it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "…@" + domain();
    }

    /** What is wrong with the text, or an empty string. */
    private static String problem(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return "An e-mail address has an @, like ada@example.com.";
        }
        if (text.length() > LONGEST || at > LONGEST_LOCAL) {
            return "This e-mail address is too long.";
        }
        if (!LOCAL.matcher(text.substring(0, at)).matches()) {
            return "The part of the e-mail address before the @ is not right.";
        }
        var written = text.substring(at + 1);
        if (AMBIGUOUS.matcher(written).find()) {
            return "This domain has two readings: write it in its xn-- form.";
        }
        var domain = ascii(written);
        if (!DOMAIN.matcher(domain).matches()) {
            return "The part of the e-mail address after the @ is not right.";
        }
        return at + 1 + domain.length() > LONGEST ? "This e-mail address is too long." : "";
    }

    /** An empty string for what is no domain. */
    private static String ascii(String domain) {
        if (domain.chars().allMatch(letter -> letter < 128)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }

    /** For whoever should recognise it and not learn it: {@code g…@example.com}. */
    public String masked() {
        return original.charAt(0) + "…" + original.substring(original.lastIndexOf('@'));
    }
}
