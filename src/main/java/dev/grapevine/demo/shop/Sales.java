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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The shop's own books, in a file of its own. */
@InDemo
@Component
public class Sales {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String PREFIX = "KF-";

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

    /** Whether a coupon for one purchase was used for one. */
    synchronized boolean haveUsedUp(Coupon coupon) {
        return coupon.singleUse()
                && sales.stream().anyMatch(sale -> coupon.code().equals(sale.coupon()));
    }

    /** @return nothing where somebody was quicker with the coupon */
    synchronized Optional<Sale> add(@Nullable Coupon coupon, Function<String, Sale> numbered) {
        if (coupon != null && haveUsedUp(coupon)) {
            return Optional.empty();
        }
        int last =
                sales.isEmpty() ? 5000 : Integer.parseInt(sales.getLast().id().substring(PREFIX.length()));
        Sale sale = numbered.apply(PREFIX + (last + 1));
        sales.add(sale);
        keep();
        return Optional.of(sale);
    }

    /** For a purchase that came to nothing. */
    synchronized void remove(Sale sale) {
        sales.removeIf(other -> other.id().equals(sale.id()));
        keep();
    }

    synchronized void put(Sale changed) {
        sales.replaceAll(sale -> sale.id().equals(changed.id()) ? changed : sale);
        keep();
    }

    private void keep() {
        file.write(JSON.writeValueAsString(sales));
    }
}
