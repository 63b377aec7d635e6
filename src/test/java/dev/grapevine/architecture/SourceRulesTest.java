package dev.grapevine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path JAVA = MAIN.resolve("java");

    @Test
    void noFileIsLongerThan400LinesBecauseAFileIsOneIdea() {
        assertThat(files(Path.of("src"), ".java", ".jte", ".js", ".css", ".sql")
                        .filter(file -> lines(file).size() > 400))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThere() {
        assertThat(folders().filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                .isEmpty();
        assertThat(folders()
                        .map(folder -> folder.resolve("package-info.java"))
                        .filter(info -> !text(info).contains("NullMarked")
                                || !text(info).contains("/**")))
                .isEmpty();
    }

    /** It would hide the real one from whoever asks the compiled package for its module. */
    @Test
    void aTestHasNoPackageInfoWhereTheCodeHasOne() {
        Path tests = Path.of("src/test/java");
        assertThat(files(tests, "package-info.java").filter(info -> Files.exists(JAVA.resolve(tests.relativize(info)))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(files(Path.of("src"), ".java", ".jte", ".js", ".sql", ".yaml")
                        .filter(file -> !file.endsWith("SourceRulesTest.java"))
                        .filter(file -> text(file).matches("(?s).*\\b(TODO|FIXME|HACK)\\b.*")))
                .isEmpty();
    }

    @Test
    void everyMigrationIsNamedForItsModule() {
        assertThat(files(MAIN.resolve("resources/db/migration"), ".sql")
                        .map(file -> file.getFileName().toString()))
                .isNotEmpty()
                .allMatch(name -> name.matches("V\\d{3}__[a-z_]+\\.sql"));
    }

    private static Stream<Path> folders() {
        return files(JAVA, ".java").map(Path::getParent).distinct();
    }

    private static Stream<Path> files(Path root, String... endings) {
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
