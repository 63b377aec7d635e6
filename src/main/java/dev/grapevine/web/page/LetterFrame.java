package dev.grapevine.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A letter inside a page: a document of its own in a sandboxed frame, where it may look as it likes and do nothing. */
public final class LetterFrame {
    private static final String POLICY = "Content-Security-Policy";
    private static final String LETTER = "default-src 'none'; img-src 'self' data: https:; style-src 'unsafe-inline'"
            + "; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

    private LetterFrame() {}

    /** Lets the page that is about to be shown have frames of this server. */
    public static void allow(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY, ContentPolicy.of(request, "'none'") + "; frame-src 'self'");
    }

    /** The letter itself, whose links open beside the page. */
    public static ResponseEntity<String> letter(String html) {
        return ResponseEntity.ok()
                .header(POLICY, LETTER)
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">"));
    }
}
