package dev.grapevine.platform.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation is reached from outside, for links in mails and elsewhere.
 *
 * @param publicUrl Address by which shoppers and merchants reach this server, without a path, such as
 *     https://refer.example.com. One-click unsubscribing needs https.
 */
@ConfigurationProperties("grapevine")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    /** The address of a path that begins with a slash. */
    public URI at(String path) {
        String origin = publicUrl.toString();
        return URI.create((origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin) + path);
    }

    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }
}
