package dev.grapevine.demo.shop;

import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.web.page.HtmlPage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's end of webhooks, and the page of its back office that shows what came. */
@InDemo
@Controller
class HearGrapevine {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final News news;
    private final Handover handover;
    private final Clock clock;

    HearGrapevine(News news, Handover handover, Clock clock) {
        this.news = news;
        this.handover = handover;
        this.clock = clock;
    }

    /** Takes the body as it came, for the signature is of its bytes. Told again, it is well received and changes nothing. */
    @PostMapping(ShopDoor.WEBHOOKS)
    ResponseEntity<Void> hear(
            @RequestHeader("webhook-id") String id,
            @RequestHeader("webhook-timestamp") String timestamp,
            @RequestHeader("webhook-signature") String signatures,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String secret = handover.get().webhookSecret();
        if (!VerifyCall.isGood(secret, id, timestamp, signatures, body, clock.instant())) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        JsonNode event = JSON.readTree(body);
        news.add(new Told(
                id,
                event.path("type").asString(),
                Instant.parse(event.path("timestamp").asString()),
                event.path("data")));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/demo-shop/told")
    HtmlPage page() {
        return HtmlPage.of("demo/shop/told.jte")
                .with("basket", Basket.read(""))
                .with("store", handover.get().store())
                .with("news", news.latest());
    }
}
