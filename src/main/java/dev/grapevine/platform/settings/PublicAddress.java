package dev.grapevine.platform.settings;

import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this installation is reached from outside, for links in mails and elsewhere. */
@Component
public final class PublicAddress {
    private final Optional<URI> given;
    private final Environment environment;

    public PublicAddress(PublicSettings settings, Environment environment) {
        this.given = Optional.ofNullable(settings.publicUrl());
        this.environment = environment;
    }

    /** What the operator said, without a slash at the end; empty where nothing was said. */
    public Optional<String> given() {
        return given.map(URI::toString).map(origin -> origin.replaceFirst("/$", ""));
    }

    /** The address of a path that begins with a slash. */
    public URI at(String path) {
        return URI.create(given().orElseGet(this::here) + path);
    }

    public boolean isSecure() {
        return given.map(URI::getScheme).filter("https"::equals).isPresent();
    }

    /** Good on this machine, where somebody tries it out. Asked late: a port of 0 becomes another one when it is taken. */
    private String here() {
        String asked = environment.getProperty("grapevine.port", "8080");
        return "http://localhost:" + environment.getProperty("local.server.port", asked);
    }
}
