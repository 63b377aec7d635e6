package dev.grapevine.claim;

import dev.grapevine.customer.Consent;
import dev.grapevine.customer.Person;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.PhoneNumber;
import dev.grapevine.program.Flow;

/** Where a friend wants the offer sent. */
public sealed interface Contact {

    record Email(EmailAddress address) implements Contact {}

    record Mobile(PhoneNumber number) implements Contact {}

    /** The one spelling of it, which tells whether two are the same. */
    default String canonical() {
        return switch (this) {
            case Email(EmailAddress address) -> address.canonical();
            case Mobile(PhoneNumber number) -> number.e164();
        };
    }

    /** The way of getting the offer that asks for it. */
    default Flow flow() {
        return switch (this) {
            case Email _ -> Flow.EMAIL;
            case Mobile _ -> Flow.MOBILE;
        };
    }

    /** By what it is written to. */
    default Consent.Channel channel() {
        return switch (this) {
            case Email _ -> Consent.Channel.EMAIL;
            case Mobile _ -> Consent.Channel.SMS;
        };
    }

    /** Whoever has it, as far as a claim tells. */
    default Person person(String firstName, String locale) {
        return switch (this) {
            case Email(EmailAddress address) -> new Person(null, address, null, firstName, null, locale);
            case Mobile(PhoneNumber number) -> new Person(null, null, number, firstName, null, locale);
        };
    }
}
