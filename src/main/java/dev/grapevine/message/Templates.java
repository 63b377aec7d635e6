package dev.grapevine.message;

import dev.grapevine.platform.database.InStore;
import dev.grapevine.platform.database.Times;
import dev.grapevine.store.Actor;
import dev.grapevine.store.AuditLog;
import dev.grapevine.store.Language;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of a store's messages: the merchant's own where there are some, else Grapevine's. */
@Component
public class Templates {
    private final InStore inStore;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    public Templates(InStore inStore, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is sent: the merchant's words in this language, else Grapevine's. */
    public Template current(UUID storeId, MessageKind kind, Language language) {
        return own(storeId, kind, language)
                .map(wording -> new Template(kind, language, true, wording))
                .orElseGet(() -> standard(kind, language));
    }

    /** What is sent of every kind, in these languages. */
    public List<Template> list(UUID storeId, List<Language> languages) {
        Wordings own = own(storeId);
        return Arrays.stream(MessageKind.values())
                .flatMap(kind -> languages.stream().map(language -> own.of(kind, language)
                        .map(wording -> new Template(kind, language, true, wording))
                        .orElseGet(() -> standard(kind, language))))
                .toList();
    }

    /** Grapevine's words, in English where nobody wrote any in this language. */
    public Template standard(MessageKind kind, Language language) {
        return new Template(kind, language, false, MailTexts.wording(kind, language));
    }

    /** The merchant's words, where there are some. */
    Optional<Wording> own(UUID storeId, MessageKind kind, Language language) {
        return own(storeId).of(kind, language);
    }

    /** All that a merchant wrote. */
    record Wordings(Map<MessageKind, Map<Language, Wording>> own) {
        Optional<Wording> of(MessageKind kind, Language language) {
            return Optional.ofNullable(own.getOrDefault(kind, Map.of()).get(language));
        }
    }

    /** One statement, and for most stores no row. */
    Wordings own(UUID storeId) {
        Map<MessageKind, Map<Language, Wording>> own = new EnumMap<>(MessageKind.class);
        inStore.run(storeId, () -> jdbc.sql("""
                        select kind, language, subject, preheader, heading, body, button, note
                        from template
                        where store_id = :store
                        limit 10000
                        """).param("store", storeId).query(row -> {
            own.computeIfAbsent(MessageKind.ofCode(row.getString("kind")), _ -> new EnumMap<>(Language.class))
                    .put(
                            Language.parse(row.getString("language")).orElseThrow(),
                            new Wording(
                                    row.getString("subject"),
                                    row.getString("preheader"),
                                    row.getString("heading"),
                                    row.getString("body"),
                                    row.getString("button"),
                                    row.getString("note")));
        }));
        return new Wordings(own);
    }

    /** Keeps the merchant's words, unless they could not be sent. */
    public TemplateSave save(UUID storeId, MessageKind kind, Language language, Wording wording, Actor by) {
        Map<String, String> problems = CheckWording.problems(kind, wording);
        if (!problems.isEmpty()) {
            return new TemplateSave.Refused(problems);
        }
        inStore.run(storeId, () -> {
            Wording before = current(storeId, kind, language).wording();
            write(storeId, kind, language, wording);
            audit.record(storeId, by, "change.template", about(kind, language), shown(before), shown(wording));
        });
        return new TemplateSave.Saved();
    }

    private void write(UUID storeId, MessageKind kind, Language language, Wording wording) {
        jdbc.sql("""
                insert into template (store_id, kind, language, subject, preheader, heading, body, button, note,
                                      changed_at)
                values (:store, :kind, :language, :subject, :preheader, :heading, :body, :button, :note, :now)
                on conflict (store_id, kind, language) do update
                set subject = excluded.subject, preheader = excluded.preheader, heading = excluded.heading,
                    body = excluded.body, button = excluded.button, note = excluded.note,
                    changed_at = excluded.changed_at
                """)
                .param("store", storeId)
                .param("kind", kind.code())
                .param("language", language.code())
                .params(wording.parts())
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** Goes back to Grapevine's words. */
    public void reset(UUID storeId, MessageKind kind, Language language, Actor by) {
        inStore.run(storeId, () -> own(storeId, kind, language).ifPresent(before -> {
            jdbc.sql("delete from template where store_id = :store and kind = :kind and language = :language")
                    .param("store", storeId)
                    .param("kind", kind.code())
                    .param("language", language.code())
                    .update();
            Wording after = MailTexts.wording(kind, language);
            audit.record(storeId, by, "reset.template", about(kind, language), shown(before), shown(after));
        }));
    }

    static String about(MessageKind kind, Language language) {
        return kind.code() + "/" + language.code();
    }

    private static Map<String, Object> shown(Wording wording) {
        return Map.copyOf(wording.parts());
    }
}
