package dev.grapevine.message;

import dev.grapevine.message.letter.LayOut;
import dev.grapevine.message.letter.Letter;
import dev.grapevine.message.letter.Masthead;
import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Language;
import dev.grapevine.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns words and values into a finished message. */
final class Rendering {
    private static final Logger LOG = LoggerFactory.getLogger(Rendering.class);
    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\s*\\R");
    private static final int LONGEST_SUBJECT = 200;

    private final PublicAddress address;
    private final Clock clock;

    Rendering(PublicAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * The words of the store in a language with these values. A merchant's text that can't be filled gives way to ours: a
     * reward's message must not hang on it.
     *
     * @param own the merchant's
     * @param stop the address that stops such messages; null where nothing does
     */
    RenderedMessage render(
            Store store,
            Templates.Wordings own,
            MessageKind kind,
            Language language,
            Map<String, Object> values,
            @Nullable URI stop) {
        @Nullable Wording wording = own.of(kind, language).orElse(null);
        if (wording != null) {
            try {
                return render(store, kind, wording, language, values, stop);
            } catch (TemplateText.Wrong e) {
                LOG.warn("Text {} of store {} can't be used: {}", kind.code(), store.id(), e.getMessage());
            }
        }
        try {
            return render(store, kind, MailTexts.wording(kind, language), MailTexts.written(language), values, stop);
        } catch (TemplateText.Wrong e) {
            throw new IllegalStateException("Our text " + kind.code() + " is wrong: " + e.getMessage(), e);
        }
    }

    RenderedMessage render(
            Store store,
            MessageKind kind,
            Wording wording,
            Language language,
            Map<String, Object> values,
            @Nullable URI stop)
            throws TemplateText.Wrong {
        Map<String, String> words = words(store, language, values);
        String subject = Lines.one(fill(wording.subject(), words), LONGEST_SUBJECT);
        String preheader = Lines.one(fill(wording.preheader(), words), LONGEST_SUBJECT);
        Letter letter = new Letter(
                language.code(),
                store.name(),
                Masthead.of(store, address::at),
                subject,
                preheader,
                Lines.one(fill(wording.heading(), words)),
                paragraphs(fill(wording.body(), words)),
                words.get("code"),
                MailTexts.text("layout.code", language),
                Lines.one(fill(wording.button(), words)),
                address(words.get(kind.action())),
                MailTexts.text("layout.address", language),
                Lines.one(fill(wording.note(), words)),
                MailTexts.filled(kind.code() + ".why", language, words),
                MailTexts.text("layout.stop_" + kind.stoppedAs().code(), language),
                stop == null ? null : stop.toString(),
                Lines.one(store.profile().sender().postalAddress()));
        return new RenderedMessage(
                subject, preheader, LayOut.html(letter, store.profile().brand()), LayOut.plain(letter));
    }

    private Map<String, String> words(Store store, Language language, Map<String, Object> values) {
        var zone = store.profile().timeZone();
        var today = clock.instant().atZone(zone).toLocalDate();
        Map<String, String> words = new LinkedHashMap<>(
                new ValueWords(language, language.region(store.currency()), zone, today).of(values));
        words.put("store", store.name());
        return words;
    }

    private static String fill(String text, Map<String, String> words) throws TemplateText.Wrong {
        return TemplateText.of(text).fill(words);
    }

    /** One that is empty, because its variable had no value, is left out. */
    private static List<String> paragraphs(String body) {
        return Arrays.stream(EMPTY_LINE.split(body))
                .map(Lines::one)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** Only what a browser opens; whatever else a value may hold makes no button. */
    private static @Nullable String address(@Nullable String text) {
        return text != null && (text.startsWith("https://") || text.startsWith("http://")) ? text : null;
    }
}
