package dev.grapevine.web.docs;

import dev.grapevine.web.page.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The API for people who read: every call with its fields. */
@Controller
class ApiPage {
    private final List<Chapter> chapters;

    ApiPage() throws IOException {
        try (InputStream file = new ClassPathResource("api/openapi.json").getInputStream()) {
            chapters = new ReadDocument(JsonMapper.shared().readTree(file)).chapters();
        }
    }

    @GetMapping("/docs/api")
    HtmlPage show() {
        return HtmlPage.of("docs/api.jte").with("chapters", chapters);
    }
}
