package dev.grapevine.message;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what is wrong with a merchant's text before anybody gets it: by part, a sentence each. */
final class CheckWording {
    private static final Set<String> MAY_BE_EMPTY = Set.of("preheader", "note");
    private static final Map<String, Integer> LONGEST =
            Map.of("subject", 200, "preheader", 200, "heading", 200, "button", 60, "note", 1_000);

    private CheckWording() {}

    static Map<String, String> problems(MessageKind kind, Wording wording) {
        Map<String, String> problems = new LinkedHashMap<>();
        wording.parts().forEach((part, text) -> {
            String problem = problem(kind, part, text);
            if (!problem.isEmpty()) {
                problems.put(part, problem);
            }
        });
        return problems;
    }

    private static String problem(MessageKind kind, String part, String text) {
        if (text.isBlank() && !MAY_BE_EMPTY.contains(part)) {
            return "This can't be empty.";
        }
        int longest = LONGEST.getOrDefault(part, Integer.MAX_VALUE);
        if (text.length() > longest) {
            return "At most " + longest + " characters, please.";
        }
        if (!part.equals("body") && text.lines().count() > 1) {
            return "This is a single line.";
        }
        try {
            return unknown(kind.variables(), TemplateText.of(text).names());
        } catch (TemplateText.Wrong wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    private static String unknown(List<String> known, Set<String> named) {
        List<String> unknown =
                named.stream().filter(name -> !known.contains(name)).toList();
        if (unknown.isEmpty()) {
            return "";
        }
        String first = unknown.getFirst();
        String nearest = known.stream()
                .min(Comparator.comparing(
                        candidate -> LevenshteinDistance.getDefaultInstance().apply(candidate, first)))
                .orElseThrow();
        return "There is no {{" + String.join("}}, {{", unknown) + "}} in this message: did you mean {{" + nearest
                + "}}?";
    }
}
