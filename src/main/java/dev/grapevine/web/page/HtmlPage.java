package dev.grapevine.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page to show: what a controller answers with.
 *
 * @param template below {@code src/main/jte}, such as {@code setup/form.jte}; its parameter {@code frame} is given to it
 * @param model the template's other parameters
 */
public record HtmlPage(String template, Map<String, @Nullable Object> model, int status) {
    public static HtmlPage of(String template) {
        return new HtmlPage(template, Map.of(), 200);
    }

    public HtmlPage with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new HtmlPage(template, more, status);
    }

    public HtmlPage status(int other) {
        return new HtmlPage(template, model, other);
    }
}
