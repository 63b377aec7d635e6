package dev.grapevine.web.page;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * What every template is given about the request it answers.
 *
 * @param nonce what an inline {@code <script>} or {@code <style>} must carry to be let run; another one each time
 * @param form makes the token of a form, and with it a cookie: asked only by pages that have one
 * @param requestId to be quoted to whoever looks after the server
 */
public record Frame(Locale locale, Texts texts, Assets assets, String nonce, Supplier<String> form, String requestId) {

    public String text(String key, Object... values) {
        return texts.text(locale, key, values);
    }

    /** The address of a static file, which changes whenever its content does. */
    public String asset(String path) {
        return assets.address(path);
    }

    /** The hidden field {@code _csrf} of every form that posts. */
    public String formToken() {
        return form.get();
    }

    public String language() {
        return locale.toLanguageTag();
    }
}
