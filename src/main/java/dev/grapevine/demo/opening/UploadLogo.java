package dev.grapevine.demo.opening;

import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.shop.GrapevineApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Gives the store its logo, through the door that every merchant takes. */
@InDemo
@Component
class UploadLogo {
    private static final String FILE = "/static/demo/kettle-and-fern.png";

    private final GrapevineApi grapevine;

    UploadLogo(GrapevineApi grapevine) {
        this.grapevine = grapevine;
    }

    /** Where a visitor has put another one, that stays. */
    void whereThereIsNone() {
        if (!grapevine.get("/store").good().path("logo").isString()) {
            grapevine.put("/store/logo", file(), "image/png").good();
        }
    }

    private static byte[] file() {
        try (InputStream file = Objects.requireNonNull(UploadLogo.class.getResourceAsStream(FILE))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
