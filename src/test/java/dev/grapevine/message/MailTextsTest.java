package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.store.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Post post = new Post(database);

    @ParameterizedTest
    @EnumSource
    void ourOwnTextsPassTheCheckThatAMerchantsPass(MessageKind kind) {
        for (Language language : Language.values()) {
            assertThat(CheckWording.problems(kind, MailTexts.wording(kind, language)))
                    .as(kind + " in " + language)
                    .isEmpty();
        }
    }

    /** Written to target/mails, for whoever wants to look. */
    @ParameterizedTest
    @EnumSource
    void everyKindReadsAsALetterWithOrWithoutItsOptionalValues(MessageKind kind) throws IOException {
        RenderedMessage full = post.previews.current(post.store, kind, Language.EN);
        RenderedMessage bare =
                new Rendering(post.templates, post.clock).render(post.store, kind, Language.EN, Map.of(), null);

        for (RenderedMessage message : new RenderedMessage[] {full, bare}) {
            assertThat(message.subject()).isNotBlank();
            assertThat(message.plain() + message.html()).doesNotContain("{{", "}}", "phrase.", "null");
            assertThat(message.plain().toLowerCase(Locale.ROOT))
                    .as("words that shoppers never see")
                    .doesNotContain("advocate", "conversion", "claim", "referral");
        }
        assertThat(full.plain()).contains("https://").contains("1 High Street, Bath BA1 1AA");
        keep(kind, full);
    }

    private static void keep(MessageKind kind, RenderedMessage full) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/mails"));
        Files.writeString(folder.resolve(kind.code() + ".html"), full.html());
        Files.writeString(folder.resolve(kind.code() + ".txt"), full.subject() + "\n\n" + full.plain());
    }
}
