package dev.grapevine.demo.opening;

import dev.grapevine.demo.DemoSettings;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.history.SeedHistory;
import dev.grapevine.platform.settings.Installation;
import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Opens the demo, before the server says that it is ready: the store, then its half year of history. Stopped meanwhile, it
 * abandons the start, and the next one goes on from there.
 */
@InDemo
@Component
@EnableConfigurationProperties(DemoSettings.class)
class OpenDemo implements ApplicationRunner {
    private final MakeStore makeStore;
    private final UploadLogo uploadLogo;
    private final SeedHistory seedHistory;
    private final ListenToGrapevine listenToGrapevine;
    private final Handover handover;
    private final Path folder;
    private final Environment environment;

    OpenDemo(
            MakeStore makeStore,
            UploadLogo uploadLogo,
            SeedHistory seedHistory,
            ListenToGrapevine listenToGrapevine,
            Handover handover,
            DemoSettings settings,
            Installation installation,
            Environment environment) {
        this.makeStore = makeStore;
        this.uploadLogo = uploadLogo;
        this.seedHistory = seedHistory;
        this.listenToGrapevine = listenToGrapevine;
        this.handover = handover;
        this.folder = settings.folder(installation);
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments none) {
        String base = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        Handout handout = Handout.read(folder)
                .flatMap(kept -> makeStore.again(kept, base))
                .orElseGet(() -> makeStore.at(base, made -> made.write(folder)));
        handout.write(folder);
        handover.give(handout);
        uploadLogo.whereThereIsNone();
        if (!seedHistory.run()) {
            throw new SpringApplication.AbandonedRunException();
        }
        listenToGrapevine.fromNowOn();
    }
}
