package dev.grapevine.web.home;

import dev.grapevine.web.page.HtmlPage;
import dev.grapevine.web.setup.SetupDoor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The root of the server. */
@Controller
class HomePage {
    private final SetupDoor door;

    HomePage(SetupDoor door) {
        this.door = door;
    }

    @GetMapping("/")
    HtmlPage show() {
        return HtmlPage.of("home/home.jte").with("isNew", door.isOpen());
    }
}
