package io.careflow.desk.web;

import io.careflow.platform.ClockAdvanced;
import io.careflow.platform.MovableClock;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The footer's control that moves time forward, in local mode. */
@DeskPage
class ClockForm {

    private static final Set<Duration> STEPS =
            Set.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(7));

    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockForm(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    @PostMapping("/clock/advance")
    @PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
    String advance(@RequestParam Duration by, RedirectAttributes flash) {
        if (!(clock instanceof MovableClock movable) || !STEPS.contains(by)) {
            throw ProblemException.conflict("The clock moves only in local mode, by the offered steps.");
        }
        events.publishEvent(new ClockAdvanced(movable.advance(by)));
        flash.addFlashAttribute("notice", "clock.advanced");
        return "redirect:/tasks";
    }
}
