package dev.grapevine.message.mail;

import java.util.function.BooleanSupplier;

/** Takes mails out of the house. */
@FunctionalInterface
public interface Carrier {

    /**
     * Hands a mail over.
     *
     * @param wanted asked at the last moment before, when everything else is ready
     */
    Delivery carry(Mail mail, BooleanSupplier wanted);
}
