package dev.grapevine.web.api.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.program.Checklist;
import dev.grapevine.program.Program;
import dev.grapevine.program.RunningProgram;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program.
 *
 * @param version of its terms, from 1
 * @param terms in the answer about one program, not in lists
 * @param checklist what it needs to go live; in the answer about one program, not in lists
 */
record ProgramShown(
        String id,
        String name,
        String state,
        int version,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant liveAt,
        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode terms,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Checklist.Item> checklist) {

    static ProgramShown of(Program program) {
        return shown(program, null, null);
    }

    static ProgramShown of(RunningProgram running, Checklist checklist) {
        return shown(
                running.program(), JsonMapper.shared().readTree(running.terms().toJson()), checklist.items());
    }

    private static ProgramShown shown(
            Program program, @Nullable JsonNode terms, @Nullable List<Checklist.Item> checklist) {
        return new ProgramShown(
                program.idText(),
                program.name(),
                program.state().name().toLowerCase(Locale.ROOT),
                program.version(),
                program.startsAt(),
                program.endsAt(),
                program.liveAt(),
                program.createdAt(),
                terms,
                checklist);
    }
}
