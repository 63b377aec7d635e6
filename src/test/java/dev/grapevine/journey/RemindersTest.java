package dev.grapevine.journey;

import static dev.grapevine.journey.MailParts.about;
import static dev.grapevine.journey.MailParts.buys;
import static dev.grapevine.journey.MailParts.claim;
import static dev.grapevine.journey.MailParts.credit;
import static dev.grapevine.journey.MailParts.invited;
import static dev.grapevine.journey.MailParts.log;
import static dev.grapevine.journey.MailParts.ownCode;
import static dev.grapevine.journey.MailParts.planned;
import static dev.grapevine.journey.MailParts.reminded;
import static dev.grapevine.journey.MailParts.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.given.Eventually;
import dev.grapevine.given.LiveShop;
import dev.grapevine.given.RunningServer;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.Message;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.SecondThought.Thought;
import dev.grapevine.platform.database.InStore;
import dev.grapevine.program.Amount;
import dev.grapevine.program.Expiry;
import dev.grapevine.program.RewardKind;
import dev.grapevine.program.RewardOption;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import dev.grapevine.share.Channel;
import dev.grapevine.share.Shares;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is reminded, when, and what makes a reminder needless. */
class RemindersTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.shared();

    @Test
    void aFriendWhoAskedToBeRemindedIsUntilSheBuys() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = shop.advocate("Amy");
        String code = claim(shop, amy, "ben@example.com", "Ben", true);
        claim(shop, amy, "carl@example.com", "Carl", false);

        List<Message> reminders = log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.FRIEND_REMINDER)
                .toList();
        assertThat(reminders)
                .hasSize(2)
                .allMatch(one -> one.address().original().equals("ben@example.com"));
        assertThat(reminders).extracting(MailParts::days).containsExactlyInAnyOrder(3L, 7L);

        UUID ben = Objects.requireNonNull(reminders.getFirst().customerId());
        String about = about(shop, reminders.getFirst());
        RemindFriends remind = shop.part(RemindFriends.class);
        assertThat(remind.of(shop.shop().id(), ben, about)).isEqualTo(new Thought.Send());
        buys(shop, "1", code, "ben@example.com", "Ben");
        assertThat(remind.of(shop.shop().id(), ben, about)).isEqualTo(new Thought.Drop("bought"));
    }

    @Test
    void aFriendIsNotRemindedOfWhatHasEnded() {
        LiveShop shop = shop(server, 14, null, credit());
        claim(shop, shop.advocate("Amy"), "ben@example.com", "Ben", true);
        Message reminder = log(shop, null).stream()
                .filter(message -> message.kind() == MessageKind.FRIEND_REMINDER)
                .findFirst()
                .orElseThrow();

        shop.stop();

        assertThat(shop.part(RemindFriends.class).of(shop.shop().id(), reminder.customerId(), about(shop, reminder)))
                .isEqualTo(new Thought.Drop("program_ended"));
    }

    @Test
    void theInvitedAreRemindedThreeTimesAtMostAndNotOnceTheyCameOrShared() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = invited(shop, "Amy");
        Advocate eve = invited(shop, "Eve");
        List<Message> reminders = log(shop, amy.customerId()).stream()
                .filter(message -> message.kind() == MessageKind.INVITATION_REMINDER)
                .toList();
        assertThat(reminders).extracting(MailParts::days).containsExactlyInAnyOrder(14L, 28L, 42L);

        assertThat(reminded(shop, amy)).isInstanceOf(Thought.Say.class);
        shop.part(Advocates.class).came(shop.shop().id(), amy.id());
        assertThat(reminded(shop, amy)).isEqualTo(new Thought.Drop("came"));
        assertThat(reminded(shop, eve)).isInstanceOf(Thought.Say.class);
        shop.part(Shares.class).record(shop.shop().id(), eve.id(), Channel.WHATSAPP);
        assertThat(reminded(shop, eve)).isEqualTo(new Thought.Drop("shared"));
        shop.stop();
        assertThat(reminded(shop, amy)).isEqualTo(new Thought.Drop("program_ended"));
    }

    @Test
    void whoseInvitationFellBecauseTheProgramWasPausedIsNotRemindedOfIt() {
        LiveShop shop = shop(server, 14, null, credit());
        Advocate amy = invited(shop, "Amy");
        String reminder = about(shop, planned(shop, amy.customerId(), MessageKind.INVITATION_REMINDER));
        RethinkInvitations rethink = shop.part(RethinkInvitations.class);
        assertThat(rethink.of(shop.shop().id(), amy.customerId(), reminder)).isInstanceOf(Thought.Say.class);
        Message invitation = planned(shop, amy.customerId(), MessageKind.INVITATION);

        shop.part(InStore.class).run(shop.shop().id(), () -> shop.part(JdbcClient.class)
                .sql("update message set state = 'cancelled', reason = 'program_ended', due_at = null where id = :id")
                .param("id", invitation.id())
                .update());

        assertThat(rethink.of(shop.shop().id(), amy.customerId(), reminder)).isEqualTo(new Thought.Drop("not_invited"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void theNoticeOfAnEndComesAsManyDaysBeforeAsTheTermsSay(int days) {
        LiveShop shop = LiveShop.open(server, usual -> MailParts.expiring(usual, new Expiry(30, 12, days)));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");
        planned(shop, amy.customerId(), MessageKind.REWARD_EARNED);

        Reward reward = shop.part(Rewards.class)
                .ofCustomer(shop.shop().id(), amy.customerId(), new Limit(1), null)
                .data()
                .getFirst();
        assertThat(log(shop, amy.customerId()).stream()
                        .filter(message -> message.kind() == MessageKind.REWARD_EXPIRING)
                        .map(Message::sendAt))
                .isEqualTo(
                        days == 0
                                ? List.of()
                                : List.of(Objects.requireNonNull(reward.expiresAt())
                                        .minus(Duration.ofDays(days))));
    }

    @Test
    void aRewardThatEndsIsToldOfAWeekBeforeUnlessItWasUsed() {
        LiveShop shop =
                shop(server, 0, null, new RewardOption(RewardKind.COUPON, new Amount.Fixed(MailParts.FIVE), null));
        Advocate amy = shop.advocate("Amy");
        buys(shop, "1", ownCode(shop, amy), "ben@example.com", "Ben");

        Message notice = planned(shop, amy.customerId(), MessageKind.REWARD_EXPIRING);

        Reward reward = shop.part(Rewards.class)
                .ofCustomer(shop.shop().id(), amy.customerId(), new Limit(1), null)
                .data()
                .getFirst();
        assertThat(notice.sendAt())
                .isEqualTo(Objects.requireNonNull(reward.expiresAt()).minus(Duration.ofDays(7)));
        WarnOfExpiry warn = shop.part(WarnOfExpiry.class);
        String about = about(shop, notice);
        assertThat(warn.of(shop.shop().id(), amy.customerId(), about)).isInstanceOf(Thought.Say.class);
        buys(shop, "2", Objects.requireNonNull(reward.code()), "amy2@example.com", "Amy");
        Eventually.of(() -> warn.of(shop.shop().id(), amy.customerId(), about), new Thought.Drop("redeemed")::equals);
    }
}
