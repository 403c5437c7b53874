package io.careflow.desk.web;

import io.careflow.platform.MovableClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff log in. */
@Controller
class LoginPage {

    private final Clock clock;

    LoginPage(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/login")
    String login(Model model, HttpServletRequest request, Locale locale) {
        model.addAttribute("language", locale.getLanguage());
        model.addAttribute("otherLanguage", Languages.switched(request, locale));
        // Only local mode has a movable clock, and only local mode has the demo's staff.
        model.addAttribute("demo", clock instanceof MovableClock);
        return "desk/login";
    }
}
