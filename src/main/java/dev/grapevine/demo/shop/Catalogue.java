package dev.grapevine.demo.shop;

import java.util.List;
import java.util.Optional;

/** What the shop sells. */
final class Catalogue {
    static final List<Product> ALL = List.of(
            new Product("breakfast", "Millstone Breakfast", "a strong black tea for the first cup", 1150, "tea"),
            new Product("fern", "Green Fern", "a grassy green tea, picked in May", 1400, "tea"),
            new Product("smoke", "Chimney Smoke", "black tea, dried over pine", 1295, "tea"),
            new Product("garden", "Evening Garden", "camomile, mint and rose, and no caffeine", 950, "tea"),
            new Product("kettle", "Stovetop Kettle", "steel, whistles in tune, 1.5 litres", 4800, "kettle"),
            new Product("pot", "Stoneware Pot", "thrown and glazed by hand, 0.8 litres", 3600, "pot"),
            new Product("cup", "Two Cups", "the pot's small sisters, a pair", 2400, "pot"),
            new Product("tin", "Tea Tin", "keeps 250 grams fresh for a year", 1250, "tin"));

    private Catalogue() {}

    static Optional<Product> find(String id) {
        return ALL.stream().filter(product -> product.id().equals(id)).findFirst();
    }
}
