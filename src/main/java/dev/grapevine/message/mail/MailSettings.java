package dev.grapevine.message.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves.
 *
 * @param host Name of the mail server that takes the mails (SMTP). Without one, mails wait until there is one.
 * @param port Its port: usually 587 with tls=starttls, 465 with tls=implicit.
 * @param username Name to sign in with; without one, nobody signs in.
 * @param password Password to sign in with.
 * @param tls Encryption: starttls (begun after connecting, and required), implicit (from the first byte) or none.
 * @param from Address that all mails come from, such as mail@refer.example.com, under each store's name; needed with a host.
 * @param perMinute How many mails a minute each process sends for one store at most, 60 to 100000.
 * @param inbox Whether mails go to the built-in inbox page instead of the world, for development and the demo; nothing then
 *     leaves, whatever the host.
 */
@Validated
@ConfigurationProperties("grapevine.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("starttls") Tls tls,
        @Nullable String from,
        @DefaultValue("600") @Min(60) @Max(100_000) int perMinute,
        @DefaultValue("false") boolean inbox) {

    /** How the way to the mail server is encrypted. */
    public enum Tls {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    boolean hasHost() {
        return host != null && !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", tls=" + tls + ", from=" + from + "]";
    }
}
