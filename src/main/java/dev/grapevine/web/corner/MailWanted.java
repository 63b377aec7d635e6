package dev.grapevine.web.corner;

import java.util.Locale;

/** What of the store's mails reaches somebody. */
public enum MailWanted {
    /** What happens here, and now and then something about offers for friends. */
    ALL,
    /** What happens here, and no invitations. */
    NEWS,
    /** What she asks for. */
    NOTHING,
    /** Not even that: the mailbox sent mail back, or the shop has stopped it. Only the shop can change it. */
    UNREACHABLE;

    /** The key of the sentence that says so. */
    public String text() {
        return "corner.mail." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether there are mails that she can stop. */
    public boolean canStop() {
        return this == ALL || this == NEWS;
    }

    /** Whether there are mails that she can have besides. */
    public boolean canResume() {
        return this == NEWS || this == NOTHING;
    }
}
