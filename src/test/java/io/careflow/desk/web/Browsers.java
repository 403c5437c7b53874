package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium, from the browser code's own packages: one for all tests, which ends with them. */
final class Browsers {

    static final Browsers SHARED = new Browsers();

    static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Browsers() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    /** A page of somebody with that language and screen; what the browser complains about is collected. */
    Page page(String baseUrl, String language, int width) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(baseUrl)
                        .setLocale(language)
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(width, HEIGHT))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What browsers complained about since this was asked last: scripts, styles, policies. */
    List<String> complaints() {
        var since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** With {@code -Dcareflow.screenshots=true}: keeps a picture in {@code target/screenshots} for somebody to look at. */
    static void photograph(Page page, String name) {
        if (!Boolean.getBoolean("careflow.screenshots")) {
            return;
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
    }

    /** Leaves no page open. */
    void leave() {
        browser.contexts().forEach(BrowserContext::close);
    }

    private static Path chromium() {
        try {
            var node = new ProcessBuilder("node", "chromium-path.js")
                    .directory(Path.of("src/main/web").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = new String(node.getInputStream().readAllBytes()).strip();
            assertThat(path).isNotEmpty();
            return Path.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
