package dev.grapevine.platform.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This installation as a whole.
 *
 * @param data Folder of the embedded database, the secret key and the settings file grapevine.properties.
 * @param secretKey Base64 of 32 random bytes that encrypt stored credentials; made and kept in the data folder where it is
 *     not given. Processes that share a database must share it.
 */
@ConfigurationProperties("grapevine")
public record Installation(
        @DefaultValue("data") Path data, @Nullable String secretKey) {

    @Override
    public String toString() {
        return "Installation[data=" + data + "]";
    }
}
