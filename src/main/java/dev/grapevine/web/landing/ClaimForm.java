package dev.grapevine.web.landing;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a friend typed to have the code mailed, so that it can be shown again. */
public record ClaimForm(String name, String email, boolean consent, Map<String, String> problems) {
    static final ClaimForm EMPTY = new ClaimForm("", "", false, Map.of());

    /** With a message's key for each wrong field; none where everything is right. */
    static ClaimForm of(Map<String, String> typed) {
        String name = typed.getOrDefault("name", "").strip();
        String email = typed.getOrDefault("email", "").strip();
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > 100) {
            problems.put("name", "landing.problem.name");
        }
        if (EmailAddress.parse(email) instanceof Parsed.Refused<EmailAddress>) {
            problems.put("email", "join.problem.email");
        }
        return new ClaimForm(name, email, typed.containsKey("consent"), problems);
    }

    /** Only where there are no problems. */
    EmailAddress address() {
        return EmailAddress.parse(email).orElseThrow();
    }

    /** Hides who it is, because logs outlive an erasure. */
    @Override
    public String toString() {
        return "ClaimForm";
    }
}
