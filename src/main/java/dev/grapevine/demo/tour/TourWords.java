package dev.grapevine.demo.tour;

import dev.grapevine.attribution.Referral;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.message.InboxMessage;
import dev.grapevine.message.MessageKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened, in the tour's words, and where it can be looked at. */
record TourWords(Handout handout) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.UK).withZone(ZoneId.of("Europe/London"));

    static Step.Seen bought(Sale sale) {
        return new Step.Seen(
                sale.firstName() + " bought " + sale.contents() + " for " + sale.shown(sale.total()) + ", order "
                        + sale.id() + ".",
                null);
    }

    static String of(Referral referral) {
        return switch (referral.state()) {
            case PURCHASED -> "noticed, and being looked at";
            case IN_REVIEW ->
                "in review" + (referral.reviewEndsAt() == null ? "" : " until " + DAY.format(referral.reviewEndsAt()));
            case HELD -> "held: it looks suspicious, and the merchant decides in the dashboard";
            case APPROVED -> "approved";
            case REWARDED -> "rewarded";
            case RETURNED -> "returned: the purchase was sent back";
            case REJECTED -> "rejected" + (referral.reason() == null ? "" : " (" + referral.reason() + ")");
            case DISQUALIFIED -> "taken out by a person";
            case EXPIRED -> "expired: the order never came far enough";
        };
    }

    List<Step.Seen> letters(List<InboxMessage> letters, Set<MessageKind> kinds) {
        return letters.stream()
                .filter(letter -> kinds.contains(letter.kind()))
                .limit(3)
                .map(letter -> new Step.Seen(
                        "“" + letter.subject() + "” to " + letter.to().original(), handout.baseUrl() + page(letter)))
                .toList();
    }

    /** Whether somebody has opened one of them in the inbox. */
    boolean isRead(LookedAt lookedAt, List<InboxMessage> letters, Set<MessageKind> kinds) {
        return letters.stream().anyMatch(letter -> kinds.contains(letter.kind()) && lookedAt.ever(page(letter)));
    }

    private String page(InboxMessage letter) {
        return handout.inboxUrl().substring(handout.baseUrl().length()) + "/" + letter.idText();
    }

    Step.Link inbox(String text, @Nullable Sale whose) {
        String only = whose == null ? "" : "?to=" + URLEncoder.encode(whose.email(), StandardCharsets.UTF_8);
        return new Step.Link(text, handout.inboxUrl() + only);
    }
}
