package dev.grapevine.program;

import dev.grapevine.program.Checklist.Item;
import dev.grapevine.store.Brand;
import dev.grapevine.store.Store;
import java.time.Instant;
import java.util.List;

/** Goes through what a program needs before friends may come. */
final class CheckReadiness {

    private CheckReadiness() {}

    /** @param live the store's other programs that are live, the one that went live last first */
    static Checklist of(RunningProgram running, Store store, List<Program> live, Instant now) {
        var profile = store.profile();
        var program = running.program();
        var terms = running.terms();
        boolean ended = program.endsAt() != null && !now.isBefore(program.endsAt());
        return new Checklist(List.of(
                new Item("terms", terms.problems().isEmpty(), true, "The settings are complete."),
                new Item(
                        "currency",
                        terms.currency().equals(store.currency()),
                        true,
                        "The amounts are in the store's currency, " + store.currency() + "."),
                new Item("dates", !ended, true, "The program's end lies ahead."),
                new Item(
                        "flows",
                        terms.flows().contains(Flow.COUPON_CODE)
                                || terms.flows().contains(Flow.EMAIL),
                        true,
                        "Friends can get the offer by a code or by e-mail; text messages can't be sent yet."),
                new Item(
                        "website",
                        !profile.websites().isEmpty(),
                        true,
                        "The store's website is known, so that friends can be led there."),
                new Item(
                        "sender",
                        profile.sender().email() != null,
                        false,
                        "Messages have an address to which people can answer."),
                new Item(
                        "postal_address",
                        !profile.sender().postalAddress().isBlank(),
                        false,
                        "Messages carry the store's postal address, as the law asks in many countries."),
                new Item(
                        "brand",
                        store.logo() != null || !profile.brand().equals(Brand.PLAIN),
                        false,
                        "The pages have the store's logo and colours."),
                new Item("alone", live.isEmpty(), false, sharing(program, live))));
    }

    /** Of several live programs one is shared; a merchant who runs two is to know which. */
    private static String sharing(Program program, List<Program> live) {
        if (live.isEmpty()) {
            return "No other program is live, so this is the one that is shared.";
        }
        Program other = live.getFirst();
        boolean newer = program.liveAt() == null
                || other.liveAt() == null
                || program.liveAt().isAfter(other.liveAt());
        String shared = newer ? program.name() : other.name();
        String honoured = newer ? other.name() : program.name();
        return "No other program is live. “" + other.name() + "” is: of the two, “" + shared
                + "” is the one that invitations, pages and links share while it runs. Codes of “" + honoured
                + "” that are out still count.";
    }
}
