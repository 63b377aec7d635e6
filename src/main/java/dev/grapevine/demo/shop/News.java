package dev.grapevine.demo.shop;

import dev.grapevine.demo.DemoSettings;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.KeptFile;
import dev.grapevine.platform.settings.Installation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What Grapevine told the shop, in a file of the shop's own: each event once, the last two hundred. */
@InDemo
@Component
public class News {
    public static final String FILE = "demo-shop-told.json";

    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeptFile file;
    private final List<Told> told = new ArrayList<>();

    News(DemoSettings settings, Installation installation) {
        file = new KeptFile(settings.folder(installation).resolve(FILE));
        file.read().ifPresent(text -> told.addAll(Arrays.asList(JSON.readValue(text, Told[].class))));
    }

    /** Those that came last first. */
    public synchronized List<Told> all() {
        return List.copyOf(told.reversed());
    }

    /** @return false where it was told before: an event may arrive more than once */
    synchronized boolean add(Told one) {
        if (told.stream().anyMatch(known -> known.id().equals(one.id()))) {
            return false;
        }
        told.add(one);
        if (told.size() > MOST) {
            told.removeFirst();
        }
        file.write(JSON.writeValueAsString(told));
        return true;
    }
}
