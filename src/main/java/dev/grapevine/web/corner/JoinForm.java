package dev.grapevine.web.corner;

import dev.grapevine.corner.LinkRequest;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to sign up or in, so that it can be shown again.
 *
 * @param isNew whether she signs up, which takes a name
 */
public record JoinForm(boolean isNew, String name, String email, boolean consent) {
    static final JoinForm EMPTY = new JoinForm(true, "", "", false);

    static JoinForm of(Map<String, String> typed) {
        return new JoinForm(
                "join".equals(typed.get("as")),
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("email", "").strip(),
                typed.containsKey("consent"));
    }

    /** A message's key for each wrong field; empty where everything is right. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (isNew && (name.isEmpty() || name.length() > 100)) {
            problems.put("name", "join.problem.name");
        }
        if (EmailAddress.parse(email) instanceof Parsed.Refused<EmailAddress>) {
            problems.put(isNew ? "email" : "known-email", "join.problem.email");
        }
        return problems;
    }

    /** Only where there are no problems. */
    LinkRequest request(String language, @Nullable String network) {
        return new LinkRequest(
                EmailAddress.parse(email).orElseThrow(), isNew ? name : null, isNew && consent, language, network);
    }
}
