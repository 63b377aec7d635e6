package dev.grapevine.web.api.store;

import dev.grapevine.platform.settings.PublicAddress;
import dev.grapevine.store.Logo;
import dev.grapevine.store.LogoPicture;
import dev.grapevine.store.LogoReading;
import dev.grapevine.store.Logos;
import dev.grapevine.store.ReadLogo;
import dev.grapevine.store.Scope;
import dev.grapevine.store.Store;
import dev.grapevine.store.Stores;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import dev.grapevine.web.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The store's logo, as a file. */
@RestController
@RequestMapping("/api/v1/store/logo")
class LogoResource {
    private static final String GOOD = "A logo is a PNG or JPEG picture of at most 512 KB and 2000 by 2000 pixels.";

    private final Stores stores;
    private final Logos logos;
    private final PublicAddress address;

    LogoResource(Stores stores, Logos logos, PublicAddress address) {
        this.stores = stores;
        this.logos = logos;
        this.address = address;
    }

    /**
     * As it is kept.
     *
     * @param address of the picture, which changes with it
     * @param width in pixels, at most 640
     * @param height in pixels, at most 88
     */
    record LogoShown(String address, int width, int height) {}

    @PutMapping
    @Needs(Scope.ADMIN)
    LogoShown put(Caller caller, InputStream body) throws IOException {
        // One more than there may be, to see whether there are more.
        byte[] file = body.readNBytes(ReadLogo.MOST_BYTES + 1);
        return switch (ReadLogo.of(file)) {
            case LogoReading.Read(LogoPicture picture) -> {
                logos.put(caller.storeId(), picture, caller.actor());
                yield shown(caller, picture.logo());
            }
            case LogoReading.TooHeavy _ ->
                throw refusal(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "This file is larger than 512 KB. A picture 200 pixels high is fine enough: make it smaller and send it again.");
            case LogoReading.TooLarge(int width, int height) ->
                throw refusal(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "This picture has " + width + " by " + height
                                + " pixels; make it smaller, 200 pixels high are fine enough.");
            case LogoReading.OtherFormat(String format) ->
                throw refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, remedy(format));
            case LogoReading.Broken(String format) ->
                throw refusal(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "This begins as a " + format
                                + " picture and can't be read to its end: it is damaged, or its colours are"
                                + " those of print. Save it as PNG for the web and send it again.");
        };
    }

    private LogoShown shown(Caller caller, Logo logo) {
        Store store = stores.find(caller.storeId()).orElseThrow();
        String path = Objects.requireNonNull(store.logoPath());
        return new LogoShown(address.at(path).toString(), logo.width(), logo.height());
    }

    private static String remedy(String format) {
        return switch (format) {
            case "" -> "This is no picture of a kind that is known here.";
            case "SVG" ->
                "This is an SVG drawing, which mail programs don't show and which may carry scripts. Save it as PNG, 200 pixels"
                        + " high and with a transparent ground, and send that.";
            default -> "This is a " + format + " picture, which can't be read here. Save it as PNG and send that.";
        };
    }

    private static Refusal refusal(ProblemType type, String detail) {
        return Problem.of(type, detail + " " + GOOD).refusal();
    }

    @DeleteMapping
    @Needs(Scope.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller) {
        logos.remove(caller.storeId(), caller.actor());
    }
}
