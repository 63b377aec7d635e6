package dev.grapevine.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Renders pages. A page is rendered whole before its first byte is sent, so that a failing template can still be answered. */
@Component
public class Pages {
    /** The request attribute that holds the request's id. */
    public static final String REQUEST_ID = "dev.grapevine.web.request_id";

    private static final String LOCALE = "dev.grapevine.web.locale";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts;
    private final Assets assets;

    Pages(Texts texts, Assets assets) {
        this.texts = texts;
        this.assets = assets;
    }

    public void show(HtmlPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.location() != null) {
            response.setStatus(page.status());
            response.setHeader("Location", page.location());
            return;
        }
        Map<String, @Nullable Object> model = new HashMap<>(page.model());
        model.put("frame", frame(request));
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(page.template(), model, html);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(html.getContentLength());
        if (!"HEAD".equals(request.getMethod())) {
            html.writeTo(response.getOutputStream());
        }
    }

    public String text(HttpServletRequest request, String key, Object... values) {
        return texts.text(locale(request), key, values);
    }

    private Frame frame(HttpServletRequest request) {
        return new Frame(
                locale(request),
                texts,
                assets,
                ContentPolicy.nonce(request),
                () -> formToken(request),
                requestId(request));
    }

    public static String requestId(HttpServletRequest request) {
        return request.getAttribute(REQUEST_ID) instanceof String id ? id : "";
    }

    private static String formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    /** Answers this request in a language that the page chose, instead of the best that the browser asks for. */
    public static void speak(HttpServletRequest request, Locale language) {
        request.setAttribute(LOCALE, language);
    }

    /** The best language for whoever asks, of those that pages are written in. */
    public Locale locale(HttpServletRequest request) {
        if (request.getAttribute(LOCALE) instanceof Locale chosen) {
            return chosen;
        }
        String wanted = request.getHeader("Accept-Language");
        if (wanted == null || wanted.length() > 500) {
            return texts.choose(List.of());
        }
        try {
            return texts.choose(Locale.LanguageRange.parse(wanted));
        } catch (IllegalArgumentException notALanguage) {
            return texts.choose(List.of());
        }
    }
}
