package dev.grapevine.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.settings.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {
    @TempDir
    Path data;

    @Test
    void lookingForAKeyMakesNone() {
        assertThat(InstallationKey.find(installation())).isEmpty();
        assertThatThrownBy(() -> InstallationKey.load(installation()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secret.key is missing");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whatWasMadeStaysAndIsItsOwnersAlone() throws IOException {
        String made = said(InstallationKey.make(installation()));
        assertThat(said(InstallationKey.make(installation()))).isEqualTo(made);
        assertThat(said(InstallationKey.load(installation()))).isEqualTo(made);
        assertThat(data).isDirectoryContaining("glob:**/secret.key");
        assertThat(Files.getPosixFilePermissions(data.resolve("secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void allWhoMakeItAtOnceGetTheSame() throws Exception {
        int processes = 8;
        for (int round = 0; round < 20; round++) {
            Installation empty = new Installation(data.resolve("round" + round), null);
            CyclicBarrier together = new CyclicBarrier(processes);
            Set<String> keys = new HashSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
                List<Future<String>> made = new ArrayList<>();
                for (int i = 0; i < processes; i++) {
                    made.add(threads.submit(() -> {
                        together.await();
                        return said(InstallationKey.make(empty));
                    }));
                }
                for (Future<String> key : made) {
                    keys.add(key.get());
                }
            }
            assertThat(keys).containsExactly(said(InstallationKey.load(empty)));
        }
    }

    private Installation installation() {
        return new Installation(data, null);
    }

    private static String said(InstallationKey key) {
        return key.deriveText("test");
    }
}
