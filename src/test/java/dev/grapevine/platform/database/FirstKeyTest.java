package dev.grapevine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.platform.CannotStart;
import dev.grapevine.platform.database.embedded.EmbeddedPostgres;
import dev.grapevine.platform.secret.InstallationKey;
import dev.grapevine.platform.settings.Installation;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A new database is given a key once; whoever comes without that key is refused and left without one. */
class FirstKeyTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutTheDatabasesKeyIsGivenNoOther() {
        DatabaseSettings settings = new DatabaseSettings(database.url(), 2);
        Installation without = new Installation(folder, null);
        assertThatThrownBy(() -> Database.open(settings, without).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secret key this database was made with is missing in " + folder);
        assertThatThrownBy(() -> Checkup.of(settings, without))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is missing");
        assertThat(folder).isEmptyDirectory();
    }

    /** On a server of its own, for the roles and their passwords are the whole server's. */
    @Test
    void ofTwoFirstStartsAtOnceOneGivesTheKeyAndTheOtherIsLeftWithoutOne() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("server"), Map.of("fsync", "off"))) {
            DatabaseSettings settings = new DatabaseSettings(
                    server.jdbcUrl() + "?user=" + server.ownerName() + "&password=" + server.ownerPassword(), 2);
            Installation one = new Installation(folder.resolve("one"), null);
            Installation other = new Installation(folder.resolve("other"), null);

            assertThat(atOnce(() -> opens(settings, one), () -> opens(settings, other)))
                    .containsExactlyInAnyOrder(true, false);
            assertThat(Stream.of(one, other).map(InstallationKey::find).filter(key -> key.isPresent()))
                    .hasSize(1);
        }
    }

    private static boolean opens(DatabaseSettings settings, Installation installation) {
        try (Database opened = Database.open(settings, installation)) {
            return opened.app() != null;
        } catch (CannotStart refused) {
            return false;
        }
    }

    private static Stream<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other)
            throws InterruptedException, ExecutionException {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(() -> {
                together.await();
                return one.call();
            });
            Future<Boolean> second = threads.submit(() -> {
                together.await();
                return other.call();
            });
            return Stream.of(first.get(), second.get());
        }
    }
}
