package dev.grapevine.web.landing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.grapevine.program.Programs;
import dev.grapevine.store.Brand;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.shopper.ShopPage;
import dev.grapevine.web.shopper.ShopPages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The picture that chats and social networks show with a shared link. */
@Controller
class OfferPicture {
    private record Motif(String offer, String store, Brand brand) {}

    private final ShopPages shops;
    private final Programs programs;
    private final Cache<Motif, byte[]> pictures = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    OfferPicture(ShopPages shops, Programs programs) {
        this.shops = shops;
        this.programs = programs;
    }

    @GetMapping(ShopPages.SLUG + "/offer.png")
    ResponseEntity<byte[]> show(@PathVariable("slug") String slug, HttpServletRequest request) {
        ShopPage shop = shops.open(slug, request);
        String offer = programs.current(shop.id())
                .map(running -> new OfferWords(shop.words(), running).headline())
                .orElseThrow(() -> Problem.notFound().refusal());
        Motif motif = new Motif(offer, shop.name(), shop.brand());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(pictures.get(motif, what -> DrawOffer.png(what.offer(), what.store(), what.brand())));
    }
}
