package dev.grapevine.risk.signal;

import dev.grapevine.risk.Noticed;
import dev.grapevine.risk.RiskFacts;
import dev.grapevine.risk.Signal;
import dev.grapevine.risk.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The buyer's mailbox is of a provider of throw-away addresses, or below one; the list is a resource beside this class. */
@Component
public final class DisposableMail implements Signal {
    private static final String LIST = "disposable-mail.txt";

    private final Set<String> domains = read();

    @Override
    public String key() {
        return "disposable_mail";
    }

    @Override
    public Optional<Noticed> notice(RiskFacts facts) {
        return facts.mailbox() != null && isDisposable(facts.mailbox().domain())
                ? Optional.of(new Noticed(
                        key(), Weight.STRONG, Map.of("domain", facts.mailbox().domain())))
                : Optional.empty();
    }

    private boolean isDisposable(String domain) {
        for (String part = domain; part.indexOf('.') > 0; part = part.substring(part.indexOf('.') + 1)) {
            if (domains.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read() {
        try (InputStream list = DisposableMail.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing from the application");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
