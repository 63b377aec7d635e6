package dev.grapevine.web.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page to show: what a controller answers with.
 *
 * @param template below {@code src/main/jte}, such as {@code setup/form.jte}; its parameter {@code frame} is given to it
 * @param model the template's other parameters
 * @param location of another page of ours to show instead, or null
 */
public record HtmlPage(
        String template,
        Map<String, @Nullable Object> model,
        int status,
        @Nullable String location) {
    public static HtmlPage of(String template) {
        return new HtmlPage(template, Map.of(), 200, null);
    }

    /** Sends the browser on with a GET (303), as after every form that did something, so that reloading repeats nothing. */
    public static HtmlPage to(String location) {
        return new HtmlPage("", Map.of(), 303, location);
    }

    public HtmlPage with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new HtmlPage(template, more, status, location);
    }

    public HtmlPage status(int other) {
        return new HtmlPage(template, model, other, location);
    }
}
