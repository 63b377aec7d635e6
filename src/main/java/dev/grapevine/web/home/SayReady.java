package dev.grapevine.web.home;

import dev.grapevine.web.setup.SetupDoor;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server where it is; to a person at a terminal, so it is printed and not logged. */
@Component
class SayReady {
    private final WebServerApplicationContext context;
    private final SetupDoor door;

    SayReady(WebServerApplicationContext context, SetupDoor door) {
        this.context = context;
        this.door = door;
    }

    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() != ReadinessState.ACCEPTING_TRAFFIC || context.getWebServer() == null) {
            return;
        }
        String server = "http://localhost:" + context.getWebServer().getPort();
        System.out.println("Grapevine is ready at " + server);
        if (door.isOpen()) {
            System.out.println("There is no store yet. Make yours at " + server + door.address());
        }
    }
}
