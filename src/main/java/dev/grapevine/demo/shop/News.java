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

/**
 * What Grapevine told the shop, in a file of the shop's own: each event once, the last two hundred. Who is meant is asked when
 * somebody reads it, not while Grapevine waits for an answer.
 */
@InDemo
@Component
public class News {
    public static final String FILE = "demo-shop-told.json";

    private static final int MOST = 200;
    private static final int READ_AT_ONCE = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeptFile file;
    private final SayNews sayNews;
    private final AskNames names;
    private final List<Told> told = new ArrayList<>();

    News(SayNews sayNews, AskNames names, DemoSettings settings, Installation installation) {
        this.sayNews = sayNews;
        this.names = names;
        file = new KeptFile(settings.folder(installation).resolve(FILE));
        file.read().ifPresent(text -> told.addAll(Arrays.asList(JSON.readValue(text, Told[].class))));
    }

    /** Those that came last first. */
    public synchronized List<Told> all() {
        return List.copyOf(told.reversed());
    }

    /** A line of it. */
    public record Line(Told told, String says) {}

    /** The last of it in sentences, what came last first. */
    List<Line> latest() {
        return all().stream()
                .limit(READ_AT_ONCE)
                .map(one -> new Line(one, says(one)))
                .toList();
    }

    /** In a sentence. */
    public String says(Told one) {
        return sayNews.of(one);
    }

    /** @return false where it was told before: an event may arrive more than once */
    synchronized boolean add(Told one) {
        if (told.stream().anyMatch(known -> known.id().equals(one.id()))) {
            return false;
        }
        if (one.type().equals("customer.erased")) {
            forget(one.about());
        }
        told.add(one);
        if (told.size() > MOST) {
            told.removeFirst();
        }
        file.write(JSON.writeValueAsString(told));
        return true;
    }

    /** As the shop is asked to when somebody is forgotten: her lines go, and names are asked for anew. */
    private void forget(String customer) {
        told.removeIf(known -> known.data().toString().contains(customer));
        names.forget();
    }
}
