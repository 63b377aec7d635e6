package dev.grapevine.web.dashboard;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.AdvocateState;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customers;
import dev.grapevine.insight.Faces;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Sorted;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Advocates who wait to be let in, where the program wants each one looked at. */
@Controller
@RequestMapping("/dashboard/newcomers")
class NewcomersPage {
    private static final Limit AT_A_TIME = new Limit(50);

    private final Desks desks;
    private final Advocates advocates;
    private final Faces faces;
    private final Customers customers;

    NewcomersPage(Desks desks, Advocates advocates, Faces faces, Customers customers) {
        this.desks = desks;
        this.advocates = advocates;
        this.faces = faces;
        this.customers = customers;
    }

    @GetMapping
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        Sorted sorted = Sorting.of(typed);
        Page<Advocate> page =
                advocates.waiting(who.storeId(), sorted, AT_A_TIME, RewardsPage.cursor(typed.get("after")));
        List<UUID> people = page.data().stream().map(Advocate::customerId).toList();
        return HtmlPage.of("dashboard/newcomers.jte")
                .with("desk", desks.at(Desk.Place.REVIEW, who, typed.get("done")))
                .with("page", page)
                .with("sorted", sorted)
                .with("names", faces.ofCustomers(who.storeId(), people))
                .with("people", customers.find(who.storeId(), people));
    }

    @PostMapping("/{id}/approval")
    HtmlPage letIn(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        Advocate one = find(id, who);
        if (one.state() != AdvocateState.ACTIVE) {
            advocates.approve(who.storeId(), one.id(), who.actor());
        }
        return HtmlPage.to("/dashboard/newcomers?done=let-in");
    }

    /** She can still be let in later; her page says that she can't recommend. */
    @PostMapping("/{id}/refusal")
    HtmlPage keepOut(@PathVariable("id") String id, SignedIn who) {
        who.mustBeAllowedToChange();
        Advocate one = find(id, who);
        if (one.state() != AdvocateState.BANNED) {
            advocates.ban(who.storeId(), one.id(), who.actor());
        }
        return HtmlPage.to("/dashboard/newcomers?done=kept-out");
    }

    private Advocate find(String text, SignedIn who) {
        UUID id = ReferralPage.id(IdKind.ADVOCATE, text);
        return advocates.find(who.storeId(), id).orElseThrow(() -> Problem.notFound()
                .refusal());
    }
}
