package dev.grapevine.message;

import dev.grapevine.kernel.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a message is about, and which variables its text may use beside {@code store} and {@code first_name}. A variable
 * without a value is empty, and {@code {{#code}}…{{/code}}} shows its inside only where there is one.
 */
public enum MessageKind {
    INVITATION(Nature.MARKETING, "corner", "offer", "reward"),
    INVITATION_REMINDER(Nature.MARKETING, "corner", "offer", "reward"),
    /** The way into the corner; its link is a secret. */
    SIGN_IN(Nature.NEEDED, "link", "minutes"),
    WELCOME(Nature.NEWS, "corner", "offer", "reward", "code", "share_link"),
    FRIEND_COUPON(Nature.NEEDED, "shop", "offer", "advocate", "code", "valid_until", "minimum"),
    /** To a friend who has a code and has not bought. */
    FRIEND_REMINDER(Nature.MARKETING, "shop", "offer", "advocate", "code", "valid_until", "minimum"),
    FRIEND_BOUGHT(Nature.NEWS, "corner", "friend", "reward", "on", "todo"),
    REWARD_EARNED(Nature.NEWS, "corner", "friend", "reward", "code", "valid_until", "todo"),
    CHOOSE_REWARD(Nature.NEWS, "corner", "friend", "reward"),
    /** To either side, whose reward has become less or falls away with what was sent back; who it was is not said. */
    REWARD_LOWERED(Nature.NEWS, "corner", "reward", "why"),
    /** What the merchant pays or hands over has left. */
    REWARD_SENT(Nature.NEWS, "corner", "reward"),
    REWARD_EXPIRING(Nature.NEWS, "corner", "reward", "code", "valid_until"),
    /** To the friend, who gets something after the purchase too. */
    FRIEND_REWARD(Nature.NEWS, "corner", "reward", "code", "valid_until", "todo"),
    /** To the advocate, who is told why and never who it was. */
    NOT_ELIGIBLE(Nature.NEWS, "corner", "why"),
    /** To the friend who asked for the offer. */
    FRIEND_NOT_ELIGIBLE(Nature.NEEDED, "shop", "why"),
    DONATION_RECEIPT(Nature.NEEDED, "corner", "amount", "charity", "on", "number"),
    /** To the merchant: something is to be handed over. */
    GIFT_TASK(Nature.STAFF, "dashboard", "customer", "gift"),
    /** To the merchant: much of a program's budget is used. */
    BUDGET_LOW(Nature.STAFF, "dashboard", "program", "spent", "total", "left", "percent"),
    /** To the merchant: a program's budget is used up. */
    BUDGET_SPENT(Nature.STAFF, "dashboard", "program", "spent", "total"),
    /** To the merchant, once a day at most: so many referrals wait for a decision. */
    HELD_FOR_REVIEW(Nature.STAFF, "dashboard", "held"),
    /** To the merchant: an advocate's code was used by far more than came by her link, and has been replaced. */
    CODE_LEAKING(Nature.STAFF, "dashboard", "customer", "uses", "visits");

    /** How much somebody has to want it. */
    public enum Nature {
        /** Only to those who agreed to it, and never to who stopped it. */
        MARKETING,
        /** What became of something she takes part in, until she stops it. */
        NEWS,
        /** Asked for a moment ago, or owed to her: it also reaches who has stopped all else. */
        NEEDED,
        /** To the merchant's people. */
        STAFF
    }

    private final Nature nature;
    private final String action;

    @SuppressWarnings("ImmutableEnumChecker") // what List.of makes is
    private final List<String> variables;

    MessageKind(Nature nature, String action, String... variables) {
        this.nature = nature;
        this.action = action;
        this.variables = List.of(variables);
    }

    /** As stored, and as the keys of texts begin: {@code friend_bought}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Nature nature() {
        return nature;
    }

    /** The variable that holds the address behind the one button. */
    public String action() {
        return action;
    }

    /** What its text may name: {@code store} and {@code first_name}, its own, and the button's address. */
    public List<String> variables() {
        var all = new ArrayList<>(List.of("store", "first_name"));
        all.addAll(variables);
        all.add(action);
        return List.copyOf(all);
    }

    /** Whether its values let somebody in, so that they are sealed while they wait and forgotten when sent. */
    public boolean isSecret() {
        return this == SIGN_IN;
    }

    /** Whether its foot offers to stop it. */
    boolean canBeStopped() {
        return this != SIGN_IN && nature != Nature.STAFF;
    }

    /** What stopping it by its own link means. */
    Suppression.Reason stoppedAs() {
        return nature == Nature.MARKETING ? Suppression.Reason.NO_INVITATIONS : Suppression.Reason.UNSUBSCRIBED;
    }

    public static Parsed<MessageKind> parse(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .<Parsed<MessageKind>>map(Parsed.Value::new)
                .findFirst()
                .orElseGet(() -> new Parsed.Refused<>("is one of "
                        + Arrays.stream(values()).map(MessageKind::code).collect(Collectors.joining(", ")) + "."));
    }

    static MessageKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
