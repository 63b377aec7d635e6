package dev.grapevine.platform.settings;

import dev.grapevine.platform.CannotStart;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The optional file {@code grapevine.properties} in the data folder. */
final class SettingsFile {
    static final String NAME = "grapevine.properties";

    private SettingsFile() {}

    /** @throws CannotStart where the file is there and can't be read */
    static Properties read(Path data) {
        Properties properties = new Properties();
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("The settings file " + file + " can't be read (" + e.getMessage()
                    + "): make it readable UTF-8 text of lines name=value");
        }
        return properties;
    }
}
