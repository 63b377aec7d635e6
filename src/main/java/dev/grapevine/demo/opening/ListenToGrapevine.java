package dev.grapevine.demo.opening;

import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.shop.GrapevineApi;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Names the shop's address for webhooks, through the door that every merchant takes: from now on the shop is told. */
@InDemo
@Component
class ListenToGrapevine {
    private static final String ENDPOINTS = "/webhook_endpoints";

    private final GrapevineApi grapevine;
    private final Handover handover;

    ListenToGrapevine(GrapevineApi grapevine, Handover handover) {
        this.grapevine = grapevine;
        this.handover = handover;
    }

    /** Once; on a server that is somewhere else now, the address follows. */
    void fromNowOn() {
        String url = handover.get().shopUrl() + "/webhooks";
        Optional<JsonNode> known = grapevine
                .get(ENDPOINTS)
                .good()
                .path("data")
                .valueStream()
                .filter(one -> one.path("url").asString().endsWith("/demo-shop/webhooks"))
                .findFirst();
        if (known.isEmpty()) {
            grapevine
                    .post(
                            ENDPOINTS,
                            Map.of(
                                    "url",
                                    url,
                                    "description",
                                    "The shop's own server",
                                    "secret",
                                    handover.get().webhookSecret()))
                    .good();
        } else if (!known.get().path("url").asString().equals(url)) {
            grapevine
                    .patch(ENDPOINTS + "/" + known.get().path("id").asString(), Map.of("url", url))
                    .good();
        }
    }
}
