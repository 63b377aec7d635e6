package dev.grapevine.demo.shop;

import dev.grapevine.demo.DemoSettings;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.KeptFile;
import dev.grapevine.platform.settings.Installation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The shop's own books, in a file of its own. */
@InDemo
@Component
public class Sales {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeptFile file;
    private final List<Sale> sales = new ArrayList<>();

    Sales(DemoSettings settings, Installation installation) {
        file = new KeptFile(settings.folder(installation).resolve("demo-shop.json"));
        file.read().ifPresent(text -> sales.addAll(Arrays.asList(JSON.readValue(text, Sale[].class))));
    }

    /** In the sequence they were made. */
    public synchronized List<Sale> all() {
        return List.copyOf(sales);
    }

    synchronized Optional<Sale> find(String id) {
        return sales.stream().filter(sale -> sale.id().equals(id)).findFirst();
    }

    synchronized Sale add(Function<String, Sale> numbered) {
        Sale sale = numbered.apply("KF-" + (5001 + sales.size()));
        sales.add(sale);
        keep();
        return sale;
    }

    synchronized void put(Sale changed) {
        sales.replaceAll(sale -> sale.id().equals(changed.id()) ? changed : sale);
        keep();
    }

    private void keep() {
        file.write(JSON.writeValueAsString(sales));
    }
}
