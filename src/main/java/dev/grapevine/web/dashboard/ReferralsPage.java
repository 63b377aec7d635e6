package dev.grapevine.web.dashboard;

import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.insight.Faces;
import dev.grapevine.insight.ReferralFace;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Page;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.page.HtmlPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of referrals, on pages and as a file. */
@Controller
class ReferralsPage {
    private static final Limit AT_A_TIME = new Limit(25);
    private static final Limit OF_A_FILE = new Limit(100);
    private static final int LONGEST_FILE = 50_000;

    private final Desks desks;
    private final Referrals referrals;
    private final Faces faces;

    ReferralsPage(Desks desks, Referrals referrals, Faces faces) {
        this.desks = desks;
        this.referrals = referrals;
        this.faces = faces;
    }

    @GetMapping("/dashboard/referrals")
    HtmlPage list(@RequestParam Map<String, String> typed, SignedIn who) {
        Desk desk = desks.at(Desk.Place.REFERRALS, who);
        ReferralSearch search = ReferralSearch.of(typed);
        Page<Referral> page = referrals.list(
                who.storeId(), search.filter(desk.zone()), search.sorted(), AT_A_TIME, cursor(typed.get("after")));
        return HtmlPage.of("dashboard/referrals.jte")
                .with("desk", desk)
                .with("search", search)
                .with("page", page)
                .with("faces", faces(who.storeId(), page.data()))
                .with(
                        "counts",
                        referrals.countByState(
                                who.storeId(), search.in(ReferralSearch.Tab.ALL).filter(desk.zone())));
    }

    /** The whole of the list, not only the page that is shown. */
    @GetMapping("/dashboard/referrals.csv")
    void csv(@RequestParam Map<String, String> typed, SignedIn who, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"referrals.csv\"");
        ReferralSearch search = ReferralSearch.of(typed);
        ReferralFilter filter = search.filter(who.store().profile().timeZone());
        PrintWriter file = response.getWriter();
        file.write(Csv.line(
                "referral", "state", "purchased_at", "advocate", "friend", "order", "total", "refunded", "currency"));
        @Nullable Cursor after = null;
        int written = 0;
        do {
            Page<Referral> page = referrals.list(who.storeId(), filter, search.sorted(), OF_A_FILE, after);
            Map<UUID, ReferralFace> shown = faces(who.storeId(), page.data());
            for (Referral referral : page.data()) {
                file.write(line(referral, Objects.requireNonNull(shown.get(referral.id()))));
            }
            written += page.data().size();
            after = page.next();
        } while (after != null && written < LONGEST_FILE);
    }

    private static String line(Referral referral, ReferralFace face) {
        return Csv.line(
                referral.idText(),
                referral.state().code(),
                referral.purchasedAt(),
                face.advocate(),
                face.friend(),
                face.order(),
                face.total().toDecimal(),
                face.refunded().toDecimal(),
                face.total().currency().code());
    }

    private Map<UUID, ReferralFace> faces(UUID storeId, List<Referral> shown) {
        return shown.isEmpty()
                ? Map.of()
                : faces.ofReferrals(storeId, shown.stream().map(Referral::id).toList());
    }

    /** An address that was cut short begins at the top again. */
    static @Nullable Cursor cursor(@Nullable String text) {
        return text != null && Cursor.parseByTime(text) instanceof Parsed.Value<Cursor>(Cursor cursor) ? cursor : null;
    }
}
