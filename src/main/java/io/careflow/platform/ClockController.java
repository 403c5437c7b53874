package io.careflow.platform;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The application's clock: read everywhere, moved only where it is a {@link MovableClock}. */
@RestController
@RequestMapping("/api/clock")
@Tag(name = "Clock")
class ClockController {

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Clock clock;
    private final ApplicationEventPublisher events;

    ClockController(Clock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    @GetMapping
    @Operation(summary = "What time it is for careflow")
    Time time() {
        var ahead = clock instanceof MovableClock movable ? movable.offset() : Duration.ZERO;
        return new Time(clock.instant(), ahead);
    }

    @PostMapping("/advance")
    @PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
    @Operation(summary = "Move the clock of application and engine forward (local mode only)")
    Time advance(@Valid @RequestBody Advance advance) {
        if (!(clock instanceof MovableClock movable)) {
            throw ProblemException.conflict("The clock moves only in local mode.");
        }
        if (advance.by().isNegative() || advance.by().isZero() || advance.by().compareTo(FURTHEST) > 0) {
            throw ProblemException.invalid("by", "must be more than zero and at most " + FURTHEST);
        }
        events.publishEvent(new ClockAdvanced(movable.advance(advance.by())));
        return time();
    }

    /** @param by ISO-8601 duration: {@code PT24H} */
    record Advance(@NotNull Duration by) {}

    /**
     * @param now the time
     * @param ahead how far that is ahead of the machine's clock
     */
    record Time(Instant now, Duration ahead) {}
}
