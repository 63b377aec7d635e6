package dev.grapevine.demo.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A purchase in the shop's own books.
 *
 * @param id by which Grapevine knows it too
 * @param shopper the browser it was made with
 * @param keepPosted whether she said that the shop may write to her
 * @param refunds in pence, in the sequence they were made
 */
public record Sale(
        String id,
        String shopper,
        String name,
        String email,
        boolean keepPosted,
        List<Bought> bought,
        long goods,
        long discount,
        long shipping,
        @Nullable String coupon,
        @Nullable String visit,
        Instant at,
        List<Long> refunds) {

    public record Bought(String product, int quantity, long pence) {
        public String shown() {
            return quantity + " × " + Catalogue.find(product).map(Product::name).orElse(product);
        }
    }

    public Sale {
        bought = List.copyOf(bought);
        refunds = List.copyOf(refunds);
    }

    Sale refunded(long pence) {
        List<Long> all = new ArrayList<>(refunds);
        all.add(pence);
        return new Sale(
                id, shopper, name, email, keepPosted, bought, goods, discount, shipping, coupon, visit, at, all);
    }

    public long total() {
        return goods - discount + shipping;
    }

    public long refunded() {
        return refunds.stream().mapToLong(Long::longValue).sum();
    }

    public long left() {
        return total() - refunded();
    }

    public String firstName() {
        return name.strip().split("\\s+", 2)[0];
    }

    public String contents() {
        return bought.stream().map(Bought::shown).collect(Collectors.joining(", "));
    }

    public String shown(long pence) {
        return Pounds.text(pence);
    }
}
