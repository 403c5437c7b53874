package io.careflow.servicelevel.web;

import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.Replay;
import io.careflow.servicelevel.ReplayDraft;
import io.careflow.servicelevel.Replays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries a draft of the policy or of calendars on the past; answered without engine and without changing anything. */
@RestController
@PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
@Tag(name = "Service levels")
class ReplayController {

    private static final int LISTED = 100;

    private final Replays replays;
    private final Clock clock;

    ReplayController(Replays replays, Clock clock) {
        this.replays = replays;
        this.clock = clock;
    }

    @PostMapping("/api/service-levels/replay")
    @Operation(
            summary = "What a draft of the policy or of calendars would have made of past complaints",
            description = "Computes the deadlines of the clocks that were started in a period anew, with what the"
                    + " policy was asked then and their pauses, stops and reopenings. Changes nothing.")
    @ApiResponse(responseCode = "200", description = "The difference to the current policy")
    @ApiResponse(
            responseCode = "422",
            description = "The draft could not be published; errors names the field",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Replay replay(@RequestBody ReplayQuestion question) {
        var from = Instants.read(question.from, "from");
        var to = question.to == null ? clock.instant() : Instants.read(question.to, "to");
        var calendars = question.calendars == null ? Map.<String, CalendarDefinition>of() : question.calendars;
        var limit = question.limit == null ? LISTED : question.limit;
        return replays.replay(new ReplayDraft(from, to, question.table, calendars, limit));
    }

    /**
     * @param from instant: clocks that were started then or later
     * @param to instant: clocks that were started before; null for now
     * @param table the draft's text; null for the current table
     * @param calendars drafts by the id of the calendar that each replaces, or adds; null for none
     * @param limit how many clocks that differ are listed, 0 to 1000; null for 100
     */
    record ReplayQuestion(
            @Schema(example = "2026-10-01T00:00:00Z", requiredMode = Schema.RequiredMode.REQUIRED)
            String from,

            @Schema(example = "2026-11-01T00:00:00Z") String to,

            @Schema(description = "Text of a draft of dmn/service-level.dmn")
            String table,

            Map<String, CalendarDefinition> calendars,

            @Schema(example = "100") Integer limit) {}
}
