package io.careflow.servicelevel.web;

import io.careflow.servicelevel.BusinessCalendar;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.FieldFault;
import io.careflow.servicelevel.Pause;
import io.careflow.servicelevel.Step;
import io.careflow.servicelevel.Target;
import io.careflow.servicelevel.UnreachableTarget;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Questions about deadlines, answered without engine and without changing anything. */
@RestController
@RequestMapping("/api/service-levels")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Service levels")
@ApiResponse(responseCode = "200", description = "The answer")
@ApiResponse(
        responseCode = "422",
        description = "The question makes no sense; errors names the field",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
class ServiceLevelController {

    private final AskedCalendar calendars;

    ServiceLevelController(AskedCalendar calendars) {
        this.calendars = calendars;
    }

    @PostMapping("/preview")
    @Operation(
            summary = "When something would be due, and why",
            description = "Due is the first instant at which the target has been consumed. A pause that begins before"
                    + " the target is consumed is added to it, in business time.")
    Preview preview(@RequestBody PreviewQuestion question) {
        var start = Instants.read(question.start, "start");
        var calendar = calendars.of(question.calendarId, question.calendar, start);
        var target = TargetReader.read(question.target);
        var pauses = PauseInput.read(question.pauses);
        var due = due(target, calendar, start, pauses);
        return new Preview(
                due,
                calendar.between(start, due, pauses).toSeconds(),
                target.explain(calendar, start, due, pauses),
                target.warnings(calendar, start, due));
    }

    @PostMapping("/elapsed")
    @Operation(
            summary = "How much business time lies between two instants",
            description = "Without that of the pauses; zero when to is from.")
    ElapsedAnswer elapsed(@RequestBody ElapsedQuestion question) {
        var from = Instants.read(question.from, "from");
        var to = Instants.read(question.to, "to");
        if (to.isBefore(from)) {
            throw FieldFault.of("to", "must not be before from");
        }
        var calendar = calendars.of(question.calendarId, question.calendar, from);
        return new ElapsedAnswer(
                calendar.between(from, to, PauseInput.read(question.pauses)).toSeconds());
    }

    private static Instant due(Target target, BusinessCalendar calendar, Instant start, List<Pause> pauses) {
        try {
            return target.due(calendar, start, pauses);
        } catch (UnreachableTarget e) {
            throw FieldFault.of("target", "cannot be reached within ten years");
        }
    }

    /**
     * @param calendarId a calendar that is kept; null when {@code calendar} is given
     * @param calendar one that is not kept; null when {@code calendarId} is given
     * @param start instant
     * @param target business time without days, business days, or wall-clock time
     * @param pauses in any order; null for none
     */
    record PreviewQuestion(
            @Schema(example = "standard") String calendarId,
            CalendarDefinition calendar,

            @Schema(example = "2026-09-30T08:00:00Z", requiredMode = Schema.RequiredMode.REQUIRED)
            String start,

            @Schema(implementation = AnyTarget.class, requiredMode = Schema.RequiredMode.REQUIRED)
            JsonNode target,

            List<PauseInput> pauses) {}

    /** For the description of the API: what a target may be. */
    @Schema(
            name = "Target",
            description = "Business time as ISO-8601 duration without days; or {\"businessDays\": 2}; or"
                    + " {\"wallClock\": \"PT24H\"}",
            oneOf = {String.class, DaysTarget.class, WallClockTarget.class},
            example = "PT8H")
    interface AnyTarget {}

    /** @param businessDays the same local time on the nth following working day */
    record DaysTarget(@Schema(example = "2") int businessDays) {}

    /** @param wallClock ISO-8601 duration */
    record WallClockTarget(@Schema(example = "PT24H") String wallClock) {}

    /**
     * @param due the first instant at which the target has been consumed
     * @param workedSeconds business time from start to due, without that of the pauses
     * @param explanation in the order of time
     * @param warnings what makes the answer less certain, for a person
     */
    record Preview(Instant due, long workedSeconds, List<Step> explanation, List<String> warnings) {}

    /** As {@link PreviewQuestion}; {@code to} is an instant that is not before {@code from}. */
    record ElapsedQuestion(
            @Schema(example = "standard") String calendarId,
            CalendarDefinition calendar,

            @Schema(example = "2026-09-30T08:00:00Z", requiredMode = Schema.RequiredMode.REQUIRED)
            String from,

            @Schema(example = "2026-10-08T02:00:00Z", requiredMode = Schema.RequiredMode.REQUIRED)
            String to,

            List<PauseInput> pauses) {}

    record ElapsedAnswer(long workedSeconds) {}
}
