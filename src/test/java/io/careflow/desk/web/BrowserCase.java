package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.careflow.desk.DeskFixture;
import io.careflow.desk.GroupNotice;
import io.careflow.desk.GroupNotices;
import io.careflow.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk in a real browser. */
abstract class BrowserCase {

    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    static final Browsers browsers = Browsers.SHARED;

    @LocalServerPort
    int port;

    @Autowired
    GroupNotices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    DeskFixture desk;

    @BeforeEach
    void open() {
        desk = new DeskFixture(port);
    }

    @AfterEach
    void nothingToComplainAbout() {
        browsers.leave();
        assertThat(browsers.complaints()).isEmpty();
    }

    UUID tell(String complaint, String group, String what) {
        var id = ids.next();
        transaction.executeWithoutResult(status -> notices.tell(GroupNotice.open(
                id, group, UUID.fromString(complaint), "complaint.escalated." + what, clock.instant())));
        return id;
    }

    Page loggedIn(String user, String language, int width) {
        var page = browsers.page("http://127.0.0.1:" + port, language, width);
        page.navigate("/login");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("button.main").click();
        page.locator("h1").waitFor();
        return page;
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void check(Page page, String name) {
        look(page, name);
        auditAccessibility(page, name);
    }

    /** Looks at a page on a wide and on a narrow screen, and leaves it as wide as it was. */
    static void look(Page page, String name) {
        page.waitForLoadState();
        var width = page.viewportSize().width;
        for (var each : List.of(WIDE + NARROW - width, width)) {
            page.setViewportSize(each, Browsers.HEIGHT);
            Browsers.photograph(page, name + "-" + each);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .as("wider than the screen: " + name + "-" + each)
                    .isLessThanOrEqualTo(0);
        }
    }

    private static void auditAccessibility(Page page, String name) {
        var violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        var audit = new AxeBuilder(page).options(violationsOnly).setLegacyMode(true);
        if (page.viewportSize().width == NARROW) {
            // The dearest rule by far, and colours do not depend on the width.
            audit.disableRules(List.of("color-contrast"));
        }
        var serious = audit.analyze().getViolations().stream()
                .filter(found -> !"minor".equals(found.getImpact()))
                .map(found -> name + ": " + found.getId() + " " + found.getNodes())
                .toList();
        assertThat(serious).isEmpty();
    }
}
