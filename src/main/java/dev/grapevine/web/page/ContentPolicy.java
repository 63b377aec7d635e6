package dev.grapevine.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The Content-Security-Policy (W3C CSP 3) of our pages: everything from this server, scripts and inline styles only with the
 * nonce of this very answer, forms only back to us, and no frame around us unless a page says which.
 */
public final class ContentPolicy {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ATTRIBUTE = ContentPolicy.class.getName();

    private ContentPolicy() {}

    /** The nonce of the answer to this request: 128 random bits, the same each time it is asked for. */
    public static String nonce(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String made) {
            return made;
        }
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }

    /**
     * The header's value.
     *
     * @param frameAncestors who may show this page in a frame, as the directive writes it; {@code 'none'} for nobody
     */
    public static String of(HttpServletRequest request, String frameAncestors) {
        String nonce = "'nonce-" + nonce(request) + "'";
        return "default-src 'none'; script-src " + nonce + "; style-src 'self' " + nonce
                + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'"
                + "; base-uri 'none'; frame-ancestors " + frameAncestors;
    }
}
