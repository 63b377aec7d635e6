package dev.grapevine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.platform.settings.KnownSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Path OPERATING = Path.of("docs/operating.md");

    @Test
    void everyLinkLeadsToAFile() {
        List<String> links = documents().flatMap(DocumentsTest::links).toList();
        assertThat(links).hasSizeGreaterThan(20);
        assertThat(documents().flatMap(DocumentsTest::brokenLinks)).isEmpty();
    }

    @Test
    void everySettingIsInTheOperatorsBookAndNoOther() {
        String book = text(OPERATING);
        List<String> settings = KnownSettings.load().all().stream()
                .map(KnownSettings.Setting::variable)
                .toList();
        assertThat(settings).isNotEmpty().allMatch(name -> book.contains("`" + name + "`"));
        assertThat(Pattern.compile("`(GRAPEVINE_[A-Z_]+)")
                        .matcher(book)
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(name -> settings.contains(name) || name.equals("GRAPEVINE_JAVA_OPTS"));
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "bench/README.md", "samples/README.md")
                        .map(Path::of),
                files(Path.of("docs")).filter(file -> file.toString().endsWith(".md")));
    }

    private static Stream<String> links(Path document) {
        return LINK.matcher(text(document)).results().map(found -> found.group(1));
    }

    private static Stream<String> brokenLinks(Path document) {
        return links(document)
                .filter(link -> !Files.exists(document.resolveSibling(link).normalize()))
                .map(link -> document + " links to " + link);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
