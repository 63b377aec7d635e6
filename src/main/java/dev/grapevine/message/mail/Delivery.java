package dev.grapevine.message.mail;

/** What became of a mail. The reasons carry no address. */
public sealed interface Delivery {

    /** The mail server has taken it. */
    record Accepted() implements Delivery {}

    /** Nobody wants it any more, as it turned out at the last moment. */
    record Unwanted() implements Delivery {}

    /** Not now, by the mail server's word or because it can't be reached or spoken with. */
    record Later(String why) implements Delivery {}

    /**
     * Never.
     *
     * @param noSuchMailbox whether it says that there is no such mailbox
     */
    record Refused(String why, boolean noSuchMailbox) implements Delivery {}
}
