package dev.grapevine.web.api.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Parsed;
import dev.grapevine.message.MessageKind;
import dev.grapevine.message.Previews;
import dev.grapevine.message.RenderedMessage;
import dev.grapevine.message.SendTest;
import dev.grapevine.message.TemplateSave;
import dev.grapevine.message.Templates;
import dev.grapevine.message.Wording;
import dev.grapevine.store.Language;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.store.Team;
import dev.grapevine.store.Teammate;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.page.Texts;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The words of the store's messages: by kind and language, Grapevine's until the store writes its own. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplateResource {
    private final Templates templates;
    private final Previews previews;
    private final SendTest sendTest;
    private final Stores stores;
    private final Team team;
    private final Texts texts;

    TemplateResource(Templates templates, Previews previews, SendTest sendTest, Stores stores, Team team, Texts texts) {
        this.templates = templates;
        this.previews = previews;
        this.sendTest = sendTest;
        this.stores = stores;
        this.team = team;
        this.texts = texts;
    }

    /** A template as the path names it. */
    private record At(Store store, MessageKind kind, Language language) {}

    /**
     * A message as its reader would see it, with made-up values.
     *
     * @param html a whole document
     * @param text the same as a letter
     */
    record PreviewShown(String subject, String preheader, String html, String text) {
        static PreviewShown of(RenderedMessage message) {
            return new PreviewShown(message.subject(), message.preheader(), message.html(), message.plain());
        }
    }

    /** @param to an e-mail address, or a teammate's id */
    record TestAsked(@Nullable String to) {}

    /** @param message where to look what became of it */
    record TestTaken(String message, String to) {}

    /** Every kind in the store's languages, on one page. */
    @GetMapping
    @Needs(Scope.READ)
    Listed<TemplateShown> list(Caller caller) {
        var languages = store(caller).profile().languages();
        return new Listed<>(
                templates.list(caller.storeId(), languages).stream()
                        .map(template -> TemplateShown.of(template, texts))
                        .toList(),
                null);
    }

    @GetMapping("/{kind}/{language}")
    @Needs(Scope.READ)
    TemplateShown show(Caller caller, @PathVariable("kind") String kind, @PathVariable("language") String language) {
        return shown(at(caller, kind, language));
    }

    /** From now on the store's words, unless they could not be sent. */
    @PutMapping("/{kind}/{language}")
    @Needs(Scope.MESSAGES)
    TemplateShown put(
            Caller caller,
            @PathVariable("kind") String kind,
            @PathVariable("language") String language,
            @RequestBody WordingAsked asked) {
        At at = at(caller, kind, language);
        if (asked.isEmpty()) {
            throw Problem.invalid("body", "or another part is needed; DELETE goes back to Grapevine's words.")
                    .refusal();
        }
        var wording = asked.over(standard(at));
        return switch (templates.save(caller.storeId(), at.kind(), at.language(), wording, caller.actor())) {
            case TemplateSave.Saved _ -> shown(at);
            case TemplateSave.Refused(var problems) -> throw wrong(problems);
        };
    }

    /** Back to Grapevine's words. Repeating it is harmless. */
    @DeleteMapping("/{kind}/{language}")
    @Needs(Scope.MESSAGES)
    TemplateShown reset(Caller caller, @PathVariable("kind") String kind, @PathVariable("language") String language) {
        At at = at(caller, kind, language);
        templates.reset(caller.storeId(), at.kind(), at.language(), caller.actor());
        return shown(at);
    }

    /** Shows what a PUT of the same would send; without a body, what is sent now. */
    @PostMapping("/{kind}/{language}/preview")
    @Needs(Scope.MESSAGES)
    PreviewShown preview(
            Caller caller,
            @PathVariable("kind") String kind,
            @PathVariable("language") String language,
            @RequestBody(required = false) @Nullable WordingAsked asked) {
        At at = at(caller, kind, language);
        if (asked == null || asked.isEmpty()) {
            return PreviewShown.of(previews.current(at.store(), at.kind(), at.language()));
        }
        return switch (previews.of(at.store(), at.kind(), at.language(), asked.over(standard(at)))) {
            case Previews.Preview.Shown(RenderedMessage message) -> PreviewShown.of(message);
            case Previews.Preview.Refused(var problems) -> throw wrong(problems);
        };
    }

    /** Mails the words that are saved, with made-up values, to look at. */
    @PostMapping("/{kind}/{language}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.MESSAGES)
    TestTaken test(
            Caller caller,
            @PathVariable("kind") String kind,
            @PathVariable("language") String language,
            @RequestBody TestAsked asked) {
        At at = at(caller, kind, language);
        EmailAddress to = receiver(caller, asked.to());
        return switch (sendTest.send(at.store(), at.kind(), at.language(), to, caller.actor())) {
            case SendTest.Sending.Planned(String message) -> new TestTaken(message, to.original());
            case SendTest.Sending.TooMany(var wait) ->
                throw Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                "At most " + SendTest.MOST_AN_HOUR + " tests are sent an hour. Preview shows the same.")
                        .retryAfter(wait)
                        .refusal();
        };
    }

    private EmailAddress receiver(Caller caller, @Nullable String to) {
        return Ids.parse(IdKind.TEAMMATE, to == null ? "" : to)
                .flatMap(id -> team.find(caller.storeId(), id))
                .filter(Teammate::isActive)
                .map(Teammate::email)
                .or(() -> EmailAddress.parse(to == null ? "" : to.strip()).toOptional())
                .orElseThrow(() -> Problem.invalid("to", "is an e-mail address, or the id of a teammate, tea_….")
                        .refusal());
    }

    private At at(Caller caller, String kind, String language) {
        if (MessageKind.parse(kind) instanceof Parsed.Value<MessageKind>(MessageKind found)
                && Language.parse(language) instanceof Parsed.Value<Language>(Language spoken)) {
            return new At(store(caller), found, spoken);
        }
        throw Problem.notFound().refusal();
    }

    private Store store(Caller caller) {
        return stores.find(caller.storeId())
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private Wording standard(At at) {
        return templates.standard(at.kind(), at.language()).wording();
    }

    private TemplateShown shown(At at) {
        return TemplateShown.of(templates.current(at.store().id(), at.kind(), at.language()), texts);
    }

    private static Refusal wrong(Map<String, String> problems) {
        return Problem.invalid(problems.entrySet().stream()
                        .map(one -> new FieldProblem(one.getKey(), one.getValue()))
                        .toList())
                .refusal();
    }
}
