package dev.grapevine.platform.settings;

import dev.grapevine.platform.CannotStart;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the operator says of the address in links.
 *
 * @param publicUrl Address by which shoppers and merchants reach this server, without a path, such as
 *     https://refer.example.com. One-click unsubscribing needs https. Without it, http://localhost and the server's port.
 */
@ConfigurationProperties("grapevine")
public record PublicSettings(@Nullable URI publicUrl) {
    public PublicSettings {
        if (publicUrl != null && !isOrigin(publicUrl)) {
            throw new CannotStart("Setting grapevine.public-url (GRAPEVINE_PUBLIC_URL) is '" + publicUrl
                    + "', which no link can begin with: write it like https://refer.example.com, without a path");
        }
    }

    private static boolean isOrigin(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
