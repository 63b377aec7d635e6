package dev.grapevine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.given.StoreParts;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.mail.MailRoute;
import dev.grapevine.store.Language;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Post post = new Post(database);
    private final UUID store = post.store.id();

    @Test
    void theMerchantsWordsAreSentUntilTheyAreReset() {
        Wording own = with("<b>Hi</b> {{first_name}} & {{store}}\n\nBuy <script>alert(1)</script> {{ offer }}.");
        assertThat(save(own)).isEqualTo(new TemplateSave.Saved());
        assertThat(post.templates.current(store, MessageKind.INVITATION, Language.EN))
                .isEqualTo(new Template(MessageKind.INVITATION, Language.EN, true, own));

        post.invite("grace@example.com");
        post.send(new MailRoute.Inbox());
        InboxMessage sent =
                post.inbox.list(store, null, new Limit(1), null).data().getFirst();
        assertThat(sent.plain()).startsWith("<b>Hi</b> Grace & Rose & Thyme\n\nBuy <script>");
        assertThat(sent.html()).contains("&lt;b&gt;Hi").doesNotContain("<script", "<b>");

        post.templates.reset(store, MessageKind.INVITATION, Language.EN, StoreParts.SYSTEM);
        assertThat(post.templates.own(store, MessageKind.INVITATION, Language.EN))
                .isEmpty();
        assertThat(post.stores.audit.list(store, new Limit(2), null).data())
                .extracting(entry -> entry.action())
                .containsExactly("reset.template", "change.template");
    }

    @Test
    void anUnknownVariableIsNamedOnSaveWithTheNearestKnownOne() {
        assertThat(save(with("Hello {{frist_name}}")))
                .isEqualTo(new TemplateSave.Refused(
                        Map.of("body", "There is no {{frist_name}} in this message: did you mean {{first_name}}?")));
        assertThat(save(with("Hello {{#minutes}}x{{/minutes}}"))).isInstanceOf(TemplateSave.Refused.class);
        assertThat(post.templates.own(store, MessageKind.INVITATION, Language.EN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{{first_name}}}",
                "{{&first_name}}",
                "{{>/etc/passwd}}",
                "{{<parent}}{{/parent}}",
                "{{$block}}{{/block}}",
                "{{=<% %>=}}",
                "{{first_name.class}}",
                "{{class.protectionDomain}}",
                "{{getClass}}",
                "{{this}}",
                "{{.}}",
                "{{-index}}",
                "{{!comment}}",
                "{{first_name",
                "first_name}}",
                "{{#first_name}}open",
                "{{/first_name}}",
                "{{#first_name}}{{#store}}{{/first_name}}{{/store}}",
                "{{#store}}{{#store}}{{#store}}{{#store}}{{#store}}{{#store}}x{{/store}}{{/store}}{{/store}}{{/store}}"
                        + "{{/store}}{{/store}}",
                "${7*7}{{T(java.lang.Runtime).getRuntime().exec('id')}}",
                " "
            })
    void hostileAndBrokenTextsAreRefusedWithASentence(String body) {
        assertThat(save(with(body))).isInstanceOfSatisfying(TemplateSave.Refused.class, refused -> assertThat(
                        refused.problems().get("body"))
                .isNotBlank());
    }

    @Test
    void lengthsAreLimitedBeforeAndAfterFilling() throws TemplateText.Wrong {
        assertThat(save(with("x".repeat(20_001)))).isInstanceOf(TemplateSave.Refused.class);
        TemplateText many = TemplateText.of("{{store}}".repeat(1_000));
        assertThat(many.fill(Map.of("store", "x".repeat(50)))).hasSize(50_000);
        assertThatThrownBy(() -> many.fill(Map.of("store", "x".repeat(51)))).isInstanceOf(TemplateText.Wrong.class);
    }

    @Test
    void aValueIsNeverReadAsATemplate() throws TemplateText.Wrong {
        assertThat(TemplateText.of("{{#store}}{{store}}{{/store}}").fill(Map.of("store", "{{first_name}}")))
                .isEqualTo("{{first_name}}");
        assertThat(TemplateText.of("{{length}}{{entry_set}}|{{#store}}{{bytes}}{{/store}}")
                        .fill(Map.of("store", "abc")))
                .isEqualTo("|");
    }

    private TemplateSave save(Wording wording) {
        return post.templates.save(store, MessageKind.INVITATION, Language.EN, wording, StoreParts.SYSTEM);
    }

    private static Wording with(String body) {
        return new Wording("A subject", "", "A heading", body, "Go", "");
    }
}
