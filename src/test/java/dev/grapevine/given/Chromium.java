package dev.grapevine.given;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium of this machine, from GRAPEVINE_CHROMIUM or where Debian has it. A page that it opens fails its test at the
 * first script error or blocked resource, through {@link Sight#complaints()}.
 */
public final class Chromium implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync");

    /** What a page is looked at on. */
    public enum Screen {
        PHONE(390, 844),
        DESKTOP(1280, 800);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** One window with one page in it, and what the browser complained of. */
    public record Sight(BrowserContext window, Page page, List<String> complaints) implements AutoCloseable {
        /** What axe finds wrong for people with disabilities, by WCAG 2.2 AA and its own best practice. */
        public List<String> barriers() {
            AxeRunOptions options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            return new AxeBuilder(page)
                            .options(options)
                            // The other way opens a page for every answer, for frames of other origins; there are none.
                            .setLegacyMode(true)
                            // No script runs inside a sandboxed frame, so asking there waits for ever; a letter is
                            // tried by itself.
                            .exclude("iframe[sandbox]")
                            .analyze()
                            .getViolations()
                            .stream()
                            .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                            .toList();
        }

        /** Whether the page is wider than the screen. */
        public boolean overflows() {
            return (Boolean)
                    page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        }

        /**
         * Keeps what is to be seen for people to look at. Chromium refuses a capture now and then, and does the same one when it
         * is asked again (github.com/MarketSquare/robotframework-browser/issues/5237).
         */
        public void picture(String name) {
            ScreenshotOptions whole = new ScreenshotOptions()
                    .setPath(Path.of("target/screenshots", name + ".png"))
                    .setFullPage(true);
            try {
                page.screenshot(whole);
            } catch (PlaywrightException refused) {
                page.screenshot(whole);
            }
        }

        @Override
        public void close() {
            window.close();
        }
    }

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String program = System.getenv().getOrDefault("GRAPEVINE_CHROMIUM", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(Path.of(program)).setArgs(QUIET));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Objects.requireNonNull(browser).close();
        Objects.requireNonNull(playwright).close();
    }

    /** A fresh window, with no cookies. */
    public Sight look(Screen screen, ColorScheme scheme) {
        BrowserContext window = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width, screen.height)
                        .setLocale("en-GB")
                        // A headless browser's own name counts as a program's.
                        .setUserAgent(ShareParts.PHONE_BROWSER)
                        .setColorScheme(scheme));
        Page page = window.newPage();
        List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return new Sight(window, page, complaints);
    }
}
