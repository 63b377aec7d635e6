package dev.grapevine.web.dashboard;

import dev.grapevine.journey.InviteMany;
import dev.grapevine.journey.Invited;
import dev.grapevine.journey.ManyInvited;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.MessageLog;
import dev.grapevine.web.dashboard.entrance.SignedIn;
import dev.grapevine.web.dashboard.people.KeptFiles;
import dev.grapevine.web.dashboard.people.PeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile;
import dev.grapevine.web.dashboard.people.ReadPeopleFile.Said;
import dev.grapevine.web.dashboard.people.Trouble;
import dev.grapevine.web.page.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
 * Between the two it is kept for the teammate who was shown it.
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
    private final KeptFiles files;
    private final MessageLog log;
    private final Clock clock;

    InvitePeoplePage(Desks desks, InviteMany invite, KeptFiles files, MessageLog log, Clock clock) {
        this.desks = desks;
        this.invite = invite;
        this.files = files;
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
        return switch (ReadPeopleFile.of(
                bytes(file),
                new Said(form.source(), form.bought()),
                clock.instant().atZone(who.store().profile().timeZone()))) {
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
        return switch (invite.foresee(who.storeId(), file.people(), form.pace())) {
            case ManyInvited.Each(List<Invited> all) -> preview(Preview.of(file, all, form.pace()), who);
            case ManyInvited.NoProgram() -> page(form.with(Trouble.of("no-program")), null, who);
            case ManyInvited.TooSlow slow -> page(form.with(trouble(slow)), null, who);
        };
    }

    private HtmlPage preview(Preview preview, SignedIn who) {
        var kept = new KeptFiles.Kept(preview.file().people(), preview.letters(), preview.perHour());
        return HtmlPage.of("dashboard/invite-preview.jte")
                .with("desk", desks.at(Desk.Place.INVITE, who))
                .with(
                        "preview",
                        preview.changesAnything()
                                ? preview.keptAs(
                                        files.keep(who.storeId(), who.teammate().id(), kept))
                                : preview);
    }

    private Trouble trouble(ManyInvited.TooSlow slow) {
        return slow.leastPerHour() == 0
                ? Trouble.of(
                        "full",
                        slow.letters(),
                        InviteMany.MOST_HOURS,
                        Duration.between(clock.instant(), slow.free()).toHours() + 1)
                : Trouble.of("slow", slow.letters(), InviteMany.MOST_HOURS, slow.leastPerHour());
    }

    /** Those of whom meanwhile something stands against it, or who were invited by another, are left out here too. */
    @PostMapping
    HtmlPage invite(@RequestParam("file") UUID file, SignedIn who) {
        who.mustBeAllowedToChange();
        return files.take(who.storeId(), who.teammate().id(), file)
                .map(kept -> invite(kept, who))
                .orElseGet(() -> page(InviteForm.EMPTY.with(Trouble.of("gone")), null, who));
    }

    private HtmlPage invite(KeptFiles.Kept kept, SignedIn who) {
        return switch (invite.invite(who.storeId(), kept.people(), kept.letters(), kept.perHour(), who.actor())) {
            case ManyInvited.Each(List<Invited> all) -> HtmlPage.to("/dashboard/invitations?done=" + done(all, kept));
            case ManyInvited.NoProgram() -> page(InviteForm.EMPTY.with(Trouble.of("no-program")), null, who);
            case ManyInvited.TooSlow slow -> page(InviteForm.EMPTY.with(trouble(slow)), null, who);
        };
    }

    private static String done(List<Invited> all, KeptFiles.Kept kept) {
        if (Invited.count(all, Invited.Outcome.WAITS) > 0) {
            return "invited-waiting";
        }
        if (Invited.planned(all) > 0) {
            return "invited";
        }
        return kept.letters() == 0 ? "invited-refusals" : "invited-none";
    }
}
