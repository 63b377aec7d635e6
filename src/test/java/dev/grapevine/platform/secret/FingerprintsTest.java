package dev.grapevine.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.platform.settings.Installation;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    private final UUID store = new UUID(1, 1);

    @TempDir
    private Path data;

    @Test
    void anAddressIsOneNetworkHoweverItIsWritten() {
        Fingerprints fingerprints = fingerprints("a");

        assertThat(fingerprints.network(store, "203.0.113.9")).isPresent();
        assertThat(fingerprints.network(store, "::ffff:203.0.113.9"))
                .isEqualTo(fingerprints.network(store, "203.0.113.9"));
        assertThat(fingerprints.network(store, "203.0.113.10"))
                .isNotEqualTo(fingerprints.network(store, "203.0.113.9"));
        assertThat(fingerprints.network(store, "2001:db8:0:1::5"))
                .isEqualTo(fingerprints.network(store, "2001:DB8:0:1:ffff::7"))
                .isNotEqualTo(fingerprints.network(store, "2001:db8:0:2::5"));
        assertThat(fingerprints.network(store, "localhost")).isEmpty();
    }

    @Test
    void nobodyElseCanCompareThem() {
        Fingerprints fingerprints = fingerprints("a");
        String mark = fingerprints.mark(store, "payment", "4242");

        assertThat(mark).hasSize(22).isEqualTo(fingerprints("a").mark(store, "payment", "4242"));
        assertThat(fingerprints.mark(store, "address", "4242")).isNotEqualTo(mark);
        assertThat(fingerprints.mark(new UUID(1, 2), "payment", "4242")).isNotEqualTo(mark);
        assertThat(fingerprints("b").mark(store, "payment", "4242")).isNotEqualTo(mark);
    }

    private Fingerprints fingerprints(String installation) {
        return new Fingerprints(InstallationKey.make(new Installation(data.resolve(installation), null)));
    }
}
