package dev.grapevine.customer;

import java.util.Locale;

/**
 * Something by which a person is recognised.
 *
 * @param value in its one spelling: the shop's own id as it is, the canonical mailbox, the number in E.164
 */
public record Identity(Kind kind, String value) {

    /** Strongest first: a shop's own account, then a mailbox, then a number, which families share and networks reassign. */
    public enum Kind {
        EXTERNAL,
        EMAIL,
        PHONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Hides whose it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return kind.code() + "…";
    }
}
