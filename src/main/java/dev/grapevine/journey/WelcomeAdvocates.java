package dev.grapevine.journey;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateEnrolled;
import dev.grapevine.advocate.EnrolmentSource;
import dev.grapevine.message.MessageKind;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.store.Stores;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Welcomes whoever may recommend from now on, with her link and her code. Who became an advocate by buying gets an invitation
 * instead, and who was brought along from another system knows already.
 */
@Component
class WelcomeAdvocates {
    private static final Set<EnrolmentSource> OF_THEIR_OWN_ACCORD =
            EnumSet.complementOf(EnumSet.of(EnrolmentSource.ORDER, EnrolmentSource.INVITATION, EnrolmentSource.IMPORT));

    private final Programs programs;
    private final Stores stores;
    private final CouponCodes codes;
    private final TellPeople tellPeople;
    private final PublicAddress address;

    WelcomeAdvocates(
            Programs programs, Stores stores, CouponCodes codes, TellPeople tellPeople, PublicAddress address) {
        this.programs = programs;
        this.stores = stores;
        this.codes = codes;
        this.tellPeople = tellPeople;
        this.address = address;
    }

    @EventListener
    void on(AdvocateEnrolled enrolled) {
        Advocate advocate = enrolled.advocate();
        if (OF_THEIR_OWN_ACCORD.contains(advocate.source())) {
            programs.current(enrolled.storeId()).ifPresent(running -> welcome(enrolled.storeId(), advocate, running));
        }
    }

    private void welcome(UUID storeId, Advocate advocate, RunningProgram running) {
        var person = tellPeople.find(storeId, List.of(advocate.customerId())).get(advocate.customerId());
        if (person == null) {
            return;
        }
        String slug = stores.find(storeId).orElseThrow().slug().text();
        Map<String, Object> values = new HashMap<>(PlanInvitation.values(running));
        values.put("share_link", address.at("/" + slug + "/r/" + advocate.linkToken()));
        values.put(
                "code",
                codes.ofAdvocate(storeId, advocate, running.program().id()).display());
        tellPeople.tell(storeId, person, MessageKind.WELCOME, "welcome/" + advocate.idText(), values);
    }
}
