package dev.grapevine.message;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {{variables}}} that a stranger may have written. Only three tags exist: a variable, a section shown
 * where the variable has a value, and one shown where it has none. Whatever else the engine knows (partials, blocks,
 * other delimiters, unescaped variables, dotted names) is refused before the engine sees it, and the engine itself can
 * look into nothing but a plain map of texts.
 *
 * <p>What comes out is text, not HTML: the layout escapes all of it.
 */
final class TemplateText {
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 5;
    private static final int LONGEST_OUTPUT = 50_000;
    private static final Pattern TAG = Pattern.compile("(?<!\\{)\\{\\{([#^/]?) {0,3}([a-z][a-z_]{0,39}) {0,3}}}(?!})");

    private static final Mustache.Compiler ENGINE = Mustache.compiler()
            .withCollector(new MapsOnly())
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .defaultValue("")
            .withLoader(name -> {
                throw new MustacheException("A text includes no other");
            });

    private final Template template;
    private final Set<String> names;

    private TemplateText(Template template, Set<String> names) {
        this.template = template;
        this.names = names;
    }

    /** Something is wrong with the text; the message is one sentence for whoever wrote it. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String problem) {
            super(problem);
        }
    }

    static TemplateText of(String source) throws Wrong {
        if (source.length() > LONGEST) {
            throw new Wrong("At most 20,000 characters, please.");
        }
        Set<String> names = names(source);
        try {
            return new TemplateText(ENGINE.compile(source), names);
        } catch (MustacheException e) {
            throw new Wrong("The curly braces don't match up.");
        }
    }

    /** Every variable it names. */
    Set<String> names() {
        return names;
    }

    /** The text with the values in their places; a missing value is empty. */
    String fill(Map<String, String> values) throws Wrong {
        Map<String, String> plain = new HashMap<>();
        values.forEach((name, value) -> plain.put(name, Lines.one(value)));
        Bounded out = new Bounded();
        try {
            template.execute(plain, out);
        } catch (MustacheException | UncheckedIOException e) {
            throw new Wrong("The finished text is longer than 50,000 characters.");
        }
        return out.text.toString();
    }

    private static Set<String> names(String source) throws Wrong {
        Set<String> names = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(source);
        int from = 0;
        while (tag.find()) {
            refuseBraces(source.substring(from, tag.start()));
            from = tag.end();
            String name = tag.group(2);
            names.add(name);
            switch (tag.group(1)) {
                case "#", "^" -> open.push(name);
                case "/" -> close(open, name);
                default -> {}
            }
            if (open.size() > DEEPEST) {
                throw new Wrong("At most 5 sections inside each other, please.");
            }
        }
        refuseBraces(source.substring(from));
        if (!open.isEmpty()) {
            throw new Wrong("{{#" + open.peek() + "}} has no {{/" + open.peek() + "}}.");
        }
        return names;
    }

    private static void close(Deque<String> open, String name) throws Wrong {
        if (!name.equals(open.peek())) {
            throw new Wrong("{{/" + name + "}} ends what didn't begin.");
        }
        open.pop();
    }

    private static void refuseBraces(String between) throws Wrong {
        int brace = between.contains("{{") ? between.indexOf("{{") : between.indexOf("}}");
        if (brace >= 0) {
            String near = Lines.one(between.substring(brace, Math.min(between.length(), brace + 20)));
            throw new Wrong("Not a variable: " + near + ". They look like {{first_name}}.");
        }
    }

    /** Finds the entries of maps and nothing else: no methods, no fields, no elements of lists. */
    private static final class MapsOnly extends BasicCollector {
        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map
                    ? super.createFetcher(context, name)
                    : (ignored, missing) -> Template.NO_FETCHER_FOUND;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    /** Refuses to grow without end. */
    private static final class Bounded extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            if (text.length() + length > LONGEST_OUTPUT) {
                throw new IOException("too long");
            }
            text.append(buffer, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
