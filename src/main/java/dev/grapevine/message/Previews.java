package dev.grapevine.message;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.program.Phrase;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages as they would look, with made-up values, for the editor. */
@Component
public class Previews {
    private final Templates templates;
    private final Rendering rendering;
    private final Clock clock;

    public Previews(Templates templates, PublicAddress address, Clock clock) {
        this.templates = templates;
        this.rendering = new Rendering(address, clock);
        this.clock = clock;
    }

    /** What became of a wording on trial. */
    public sealed interface Preview {
        record Shown(RenderedMessage message) implements Preview {}

        /** @param problems as {@link TemplateSave.Refused} has them */
        record Refused(Map<String, String> problems) implements Preview {}
    }

    /** Shows a wording that is not saved. */
    public Preview of(Store store, MessageKind kind, Language language, Wording wording) {
        Map<String, String> problems = CheckWording.problems(kind, wording);
        if (!problems.isEmpty()) {
            return new Preview.Refused(problems);
        }
        try {
            return new Preview.Shown(rendering.render(store, kind, wording, language, sample(store, kind), stop(kind)));
        } catch (TemplateText.Wrong e) {
            return new Preview.Refused(Map.of("body", String.valueOf(e.getMessage())));
        }
    }

    /** Shows what is sent now. */
    public RenderedMessage current(Store store, MessageKind kind, Language language) {
        return rendering.render(store, templates.own(store.id()), kind, language, sample(store, kind), stop(kind));
    }

    /** Made-up values for all that a kind's text may name; no names of real people, no links that lead anywhere. */
    Map<String, Object> sample(Store store, MessageKind kind) {
        Instant soon = clock.instant().plus(Duration.ofDays(14));
        var money = Money.parse(
                        store.currency().decimals() == 0
                                ? "10"
                                : "10." + "0".repeat(store.currency().decimals()),
                        store.currency())
                .orElseThrow();
        URI page = URI.create("https://refer.example.com/corner");
        Map<String, Object> all = new HashMap<>();
        all.put("first_name", "Grace");
        all.put("offer", new Phrase("offer.fixed", Map.of("money", money)));
        all.put("reward", new Phrase("reward.coupon.fixed", Map.of("money", money)));
        all.put("corner", page);
        all.put("link", page);
        all.put("dashboard", page);
        all.put("shop", URI.create("https://shop.example.com/"));
        all.put("share_link", "https://refer.example.com/r/grace");
        all.put("minutes", 10L);
        all.put("code", "GRACE-7K2M");
        all.put("advocate", "Ada");
        all.put("friend", "Alan");
        all.put("customer", "Grace H.");
        all.put("on", soon);
        all.put("valid_until", soon);
        all.put("minimum", money);
        all.put("gift", "a box of tea");
        all.put("amount", money);
        all.put("charity", "Friends of the Forest");
        all.put("number", "2026-0042");
        all.put("why", new Phrase(kind == MessageKind.REWARD_LOWERED ? "why.part_refunded" : "why.refunded", Map.of()));
        all.put("todo", new Phrase(kind == MessageKind.FRIEND_BOUGHT ? "todo.wait" : "todo.code", Map.of()));
        all.put("program", "Friends");
        all.put("spent", money);
        all.put("total", money);
        all.put("left", money);
        all.put("percent", Percent.of(80));
        all.put("held", 3L);
        all.put("uses", 62L);
        all.put("visits", 4L);
        all.keySet().retainAll(kind.variables());
        return all;
    }

    static @Nullable URI stop(MessageKind kind) {
        return kind.canBeStopped() ? URI.create("https://refer.example.com/unsubscribe/sample") : null;
    }
}
