package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.message.MessageKind;
import dev.grapevine.share.Leak;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a store's people, once, of a code that got into the open and was replaced. */
@Component
class WarnOfLeaks {
    private final Advocates advocates;
    private final TellPeople tellPeople;
    private final TellTeam tellTeam;

    WarnOfLeaks(Advocates advocates, TellPeople tellPeople, TellTeam tellTeam) {
        this.advocates = advocates;
        this.tellPeople = tellPeople;
        this.tellTeam = tellTeam;
    }

    void tell(UUID storeId, Leak leak) {
        Advocate advocate = advocates.find(storeId, leak.leaked().advocateId()).orElseThrow();
        UUID customer = advocate.customerId();
        tellTeam.whoMayChange(
                storeId,
                MessageKind.CODE_LEAKING,
                // Named by what is not the code itself, which begins with her name.
                MessageKind.CODE_LEAKING.code() + "/" + advocate.idText() + "/"
                        + leak.leaked().mintedAt(),
                "/dashboard/referrals",
                Map.of(
                        "customer",
                        TellTeam.name(
                                tellPeople.find(storeId, List.of(customer)).get(customer)),
                        "uses",
                        leak.uses(),
                        "visits",
                        leak.visits()));
    }
}
