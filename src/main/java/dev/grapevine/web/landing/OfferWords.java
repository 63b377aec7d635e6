package dev.grapevine.web.landing;

import dev.grapevine.program.FriendOffer;
import dev.grapevine.program.Phrase;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.web.shopper.Words;
import java.util.ArrayList;
import java.util.List;

/** A program's offer in words. */
final class OfferWords {
    private final Words words;
    private final RunningProgram running;
    private final FriendOffer offer;

    OfferWords(Words words, RunningProgram running) {
        this.words = words;
        this.running = running;
        this.offer = running.terms().friendOffer();
    }

    /** {@code £10 off your first order}. */
    String headline() {
        return words.phrase(Phrase.of(offer.discount()), isForNewCustomers() ? ".first" : ".any");
    }

    /** The conditions that matter before one looks around. */
    String line() {
        List<String> parts = new ArrayList<>();
        if (offer.minimumSpend().isPositive()) {
            parts.add(words.text("terms.minimum", words.money(offer.minimumSpend())));
        }
        if (isForNewCustomers()) {
            parts.add(words.text("terms.new"));
        }
        parts.add(words.text("terms.valid", offer.validDays()));
        return String.join(" · ", parts);
    }

    List<String> details(String store, String advocate) {
        List<String> details = new ArrayList<>();
        if (isForNewCustomers()) {
            details.add(words.text("terms.new.detail", store));
        }
        if (offer.minimumSpend().isPositive()) {
            details.add(words.text("terms.minimum.detail", words.money(offer.minimumSpend())));
        }
        details.add(words.text("terms.valid.detail", offer.validDays()));
        if (offer.code() == FriendOffer.Code.SINGLE_USE) {
            details.add(words.text("terms.single"));
        }
        details.add(words.text(offer.combines() ? "terms.combines" : "terms.alone"));
        if (running.program().endsAt() != null) {
            details.add(words.text("terms.ends", words.day(running.program().endsAt())));
        }
        details.add(words.text("terms.thanks", advocate));
        return List.copyOf(details);
    }

    private boolean isForNewCustomers() {
        return running.terms().friends().newOnly();
    }
}
