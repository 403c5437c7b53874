package io.careflow.desk.web;

import io.careflow.desk.GroupNotices;
import io.careflow.engine.Incidents;
import io.careflow.messaging.Messages;
import io.careflow.platform.MovableClock;
import io.careflow.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page shows around its content. */
@ControllerAdvice(annotations = DeskPage.class)
class PageFrame {

    private final Clock clock;
    private final Incidents incidents;
    private final GroupNotices notices;
    private final Messages messages;

    PageFrame(Clock clock, Incidents incidents, GroupNotices notices, Messages messages) {
        this.clock = clock;
        this.incidents = incidents;
        this.notices = notices;
        this.messages = messages;
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request, Locale locale) {
        model.addAllAttributes(around(request, locale));
    }

    @ExceptionHandler
    ModelAndView refused(ProblemException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.setStatus(e.status().value());
        return new ModelAndView("desk/problem", around(request, locale))
                .addObject("status", e.status().value());
    }

    private Map<String, Object> around(HttpServletRequest request, Locale locale) {
        var viewer = Viewer.current();
        return Map.of(
                "viewer",
                viewer,
                "language",
                locale.getLanguage(),
                "otherLanguage",
                Languages.switched(request, locale),
                "path",
                request.getRequestURI(),
                "now",
                clock.instant(),
                "clockMoves",
                clock instanceof MovableClock && viewer.operates(),
                "incidentCount",
                viewer.seesIncidents() ? incidents.openCount() : 0L,
                "stuckMessages",
                viewer.settlesMessages() ? counted(messages.deadLetterCount()) : "",
                "noticeCount",
                counted(notices.open()));
    }

    private static String counted(int open) {
        return open < GroupNotices.MOST_COUNTED
                ? open == 0 ? "" : String.valueOf(open)
                : GroupNotices.MOST_COUNTED - 1 + "+";
    }
}
