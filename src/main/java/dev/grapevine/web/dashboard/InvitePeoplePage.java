package dev.grapevine.web.dashboard;

import dev.grapevine.journey.InviteMany;
import dev.grapevine.journey.Invited;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.MessageLog;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.dashboard.people.PeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import dev.grapevine.web.dashboard.people.Trouble;
import dev.grapevine.web.page.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Customers who were there before Grapevine are invited by a file: it is shown line by line what would be done, then it is done.
 * Between the two nothing is kept; the page itself carries the people.
 */
@Controller
@RequestMapping("/dashboard/invitations")
class InvitePeoplePage {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String SAMPLE = """
            email,first_name,last_name,language,accepts_marketing,consent_at,consent_source,orders
            amy@example.com,Amy,Archer,en-GB,yes,2025-03-01,newsletter,2
            ben@example.com,Ben,Okoro,de,no,,,1
            """;

    private final Desks desks;
    private final InviteMany invite;
    private final MessageLog log;
    private final Clock clock;

    InvitePeoplePage(Desks desks, InviteMany invite, MessageLog log, Clock clock) {
        this.desks = desks;
        this.invite = invite;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    HtmlPage show(@RequestParam Map<String, String> typed, SignedIn who) {
        return page(InviteForm.EMPTY, typed.get("done"), who);
    }

    private HtmlPage page(InviteForm form, @Nullable String done, SignedIn who) {
        return HtmlPage.of("dashboard/invite.jte")
                .with("desk", desks.at(Desk.Place.INVITE, who, done))
                .with("form", form)
                .with("queue", log.queue(who.storeId(), MessageKind.INVITATION))
                .status(form.trouble() == null && form.hasPace() ? 200 : 422);
    }

    @GetMapping("/sample.csv")
    ResponseEntity<String> sample() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("customers.csv")
                                .build()
                                .toString())
                .body(SAMPLE);
    }

    @PostMapping("/preview")
    HtmlPage preview(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> typed,
            SignedIn who)
            throws IOException {
        who.mustBeAllowedToChange();
        InviteForm form = InviteForm.of(typed);
        if (file == null || file.isEmpty()) {
            return page(form.with(Trouble.of("missing")), null, who);
        }
        if (file.getSize() > MOST_BYTES) {
            return page(form.with(Trouble.of("heavy", ReadPeopleFile.MOST)), null, who);
        }
        if (!form.hasPace()) {
            return page(form, null, who);
        }
        return switch (ReadPeopleFile.of(bytes(file), new Said(form.source(), form.bought()), clock.instant())) {
            case PeopleFile.Unreadable(Trouble trouble) -> page(form.with(trouble), null, who);
            case PeopleFile.Read read -> preview(form, read, who);
        };
    }

    private static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream body = file.getInputStream()) {
            return body.readNBytes(MOST_BYTES);
        }
    }

    private HtmlPage preview(InviteForm form, PeopleFile.Read file, SignedIn who) {
        Optional<List<Invited>> foreseen = invite.foresee(who.storeId(), Preview.people(file), form.pace());
        if (foreseen.isEmpty()) {
            return page(form.with(Trouble.of("no-program")), null, who);
        }
        Preview preview = Preview.of(file, foreseen.get(), form.pace());
        return form.pace() < preview.leastPerHour()
                ? page(
                        form.with(Trouble.of("slow", preview.taken(), InviteMany.MOST_HOURS, preview.leastPerHour())),
                        null,
                        who)
                : HtmlPage.of("dashboard/invite-preview.jte")
                        .with("desk", desks.at(Desk.Place.INVITE, who))
                        .with("preview", preview);
    }

    /** Those of whom meanwhile something stands against it, or who were invited by another, are left out here too. */
    @PostMapping
    HtmlPage invite(@RequestParam Map<String, String> typed, SignedIn who) {
        who.mustBeAllowedToChange();
        InviteForm form = InviteForm.of(typed);
        byte[] people = typed.getOrDefault("people", "").getBytes(StandardCharsets.UTF_8);
        return switch (ReadPeopleFile.of(people, new Said("", false), clock.instant())) {
            case PeopleFile.Unreadable(Trouble trouble) -> page(form.with(trouble), null, who);
            case PeopleFile.Read read
            when form.hasPace() ->
                invite.invite(who.storeId(), Preview.people(read), form.pace(), who.actor())
                        .map(invited -> HtmlPage.to("/dashboard/invitations?done="
                                + (Invited.planned(invited) == 0 ? "invited-none" : "invited")))
                        .orElseGet(() -> page(form.with(Trouble.of("no-program")), null, who));
            case PeopleFile.Read _ -> page(form, null, who);
        };
    }
}
