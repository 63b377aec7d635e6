package dev.grapevine.message.mail;

/** Where mails go. */
public sealed interface MailRoute extends AutoCloseable {

    /** To the built-in inbox: nothing leaves. */
    record Inbox() implements MailRoute {}

    /** Nowhere yet: they wait. */
    record None() implements MailRoute {}

    /**
     * Out.
     *
     * @param perMinute for one store at most
     */
    record Out(Carrier carrier, int perMinute) implements MailRoute {
        @Override
        public void close() {
            if (carrier instanceof Smtp smtp) {
                smtp.close();
            }
        }
    }

    @Override
    default void close() {}
}
