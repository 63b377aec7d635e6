package dev.grapevine.web.corner;

import dev.grapevine.share.Channel;
import dev.grapevine.share.Shares;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts what she shares. */
@Controller
class ShareForm {
    private final OpenCorner corner;
    private final Shares shares;

    ShareForm(OpenCorner corner, Shares shares) {
        this.corner = corner;
        this.shares = shares;
    }

    /** Told by a script while she goes on to the network, so there is nothing to answer. */
    @PostMapping(ShopPages.SLUG + "/corner/shared")
    ResponseEntity<Void> shared(
            @PathVariable("slug") String slug, @RequestParam("channel") String channel, HttpServletRequest request) {
        corner.forAdvocate(slug, request, (shop, advocate) -> Channel.of(channel)
                .ifPresent(way -> shares.record(shop.id(), advocate.id(), way)));
        return ResponseEntity.noContent().build();
    }
}
