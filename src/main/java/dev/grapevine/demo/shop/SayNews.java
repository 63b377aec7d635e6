package dev.grapevine.demo.shop;

import dev.grapevine.demo.InDemo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says what Grapevine told the shop in sentences, with the names of people and the numbers of orders. */
@InDemo
@Component
class SayNews {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final AskNames names;
    private final SayReward reward;

    SayNews(AskNames names) {
        this.names = names;
        this.reward = new SayReward(names, DAY);
    }

    String of(Told told) {
        String type = told.type();
        String said = type.startsWith("reward.")
                ? reward.of(told)
                : type.startsWith("referral.") ? referral(told) : other(told);
        return said.substring(0, 1).toUpperCase(Locale.UK) + said.substring(1);
    }

    private String referral(Told told) {
        AskNames.Pair pair = names.referral(told.about());
        AskNames.Bought order = names.order(told.text("order"));
        String friends = pair.friend() + "'s " + order.number();
        return switch (told.type()) {
            case "referral.purchased" ->
                pair.friend() + " bought for " + order.total() + ", sent by " + pair.advocate() + ": " + order.number()
                        + ".";
            case "referral.held" ->
                friends + ", sent by " + pair.advocate() + ", looks doubtful, and waits for a person to decide.";
            case "referral.approved" ->
                friends + " passed its review: " + pair.advocate() + "'s recommendation counts.";
            case "referral.returned" ->
                friends + " was sent back: " + pair.advocate() + "'s recommendation came to nothing.";
            default -> friends + " does not count for " + pair.advocate() + why(told);
        };
    }

    private static String why(Told told) {
        return told.text("reason").isEmpty() ? "." : " (" + told.text("reason").replace('_', ' ') + ").";
    }

    private String other(Told told) {
        return switch (told.type()) {
            case "invitation.sent" -> names.customer(told.text("customer")) + " was invited to recommend us.";
            case "advocate.enrolled" -> names.customer(told.text("customer")) + " may recommend us from now on.";
            case "share.made" ->
                advocate(told) + " shared the link: " + told.text("channel").replace('_', ' ') + ".";
            case "claim.made" ->
                "a friend of " + advocate(told) + " took our offer: the code " + told.text("code") + until(told) + ".";
            case "claim.refused" ->
                "a friend of " + advocate(told) + " asked for an offer that is for others" + why(told);
            case "code.leaking" ->
                advocate(told) + "'s code " + told.text("code") + " got into the open, and " + told.text("new_code")
                        + " took its place.";
            case "message.bounced" -> "a letter to " + names.customer(told.text("customer")) + " came back.";
            case "program.budget_low" -> told.text("percent") + " % of the programme's budget is spoken for.";
            case "customer.erased" -> "somebody was forgotten, and what was noted of them here as well.";
            default -> told.type() + ".";
        };
    }

    private String advocate(Told told) {
        return names.advocate(told.text("advocate"));
    }

    private static String until(Told told) {
        String end = told.text("expires_at");
        return end.isEmpty() ? "" : ", good until " + DAY.format(Instant.parse(end));
    }
}
