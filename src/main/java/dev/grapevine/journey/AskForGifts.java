package dev.grapevine.journey;

import dev.grapevine.customer.Customer;
import dev.grapevine.message.MessageKind;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.RewardState;
import dev.grapevine.reward.RewardsMoved;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the merchant's people to hand over what only they can. */
@Component
class AskForGifts {
    private final TellTeam tellTeam;
    private final TellPeople tellPeople;

    AskForGifts(TellTeam tellTeam, TellPeople tellPeople) {
        this.tellTeam = tellTeam;
        this.tellPeople = tellPeople;
    }

    @EventListener
    void on(RewardsMoved moved) {
        List<Reward> gifts = moved.rewards().stream()
                .filter(reward -> reward.state() == RewardState.AWAITING_FULFILMENT)
                .toList();
        if (gifts.isEmpty()) {
            return;
        }
        Map<UUID, Customer> people = tellPeople.find(
                moved.storeId(), gifts.stream().map(Reward::recipientId).toList());
        for (Reward gift : gifts) {
            tellTeam.whoMayChange(
                    moved.storeId(),
                    MessageKind.GIFT_TASK,
                    "gift_task/" + gift.idText(),
                    "/dashboard/rewards?show=gifts",
                    Map.of("gift", RewardWords.of(gift), "customer", TellTeam.name(people.get(gift.recipientId()))));
        }
    }
}
