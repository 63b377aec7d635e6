package dev.grapevine.demo.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody is about to buy. */
public record Basket(List<Line> lines) {
    private static final int MOST = 20;

    public record Line(Product product, int quantity) {
        public long pence() {
            return product.pence() * quantity;
        }

        public String price() {
            return Pounds.text(pence());
        }
    }

    /** As its cookie says: {@code pot.1~breakfast.2}; what makes no sense is left out. */
    static Basket read(String text) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        for (String part : text.split("~", 50)) {
            String[] pair = part.split("\\.", 2);
            if (pair.length == 2 && pair[1].matches("[0-9]{1,2}")) {
                quantities.put(pair[0], Math.min(MOST, Integer.parseInt(pair[1])));
            }
        }
        List<Line> lines = new ArrayList<>();
        quantities.forEach((id, quantity) -> Catalogue.find(id)
                .filter(product -> quantity > 0)
                .ifPresent(product -> lines.add(new Line(product, quantity))));
        return new Basket(List.copyOf(lines));
    }

    String text() {
        return lines.stream()
                .map(line -> line.product().id() + "." + line.quantity())
                .collect(Collectors.joining("~"));
    }

    Basket with(Product product, int quantity) {
        Map<String, Integer> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(line.product().id(), line.quantity()));
        all.put(product.id(), quantity);
        return read(all.entrySet().stream()
                .map(one -> one.getKey() + "." + Math.min(MOST, one.getValue()))
                .collect(Collectors.joining("~")));
    }

    Basket plus(Product product) {
        return with(product, 1 + quantity(product));
    }

    private int quantity(Product product) {
        return lines.stream()
                .filter(line -> line.product().equals(product))
                .mapToInt(Line::quantity)
                .sum();
    }

    public int count() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    public long pence() {
        return lines.stream().mapToLong(Line::pence).sum();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
