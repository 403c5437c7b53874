package io.careflow.servicelevel.web;

import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.CalendarVersion;
import io.careflow.servicelevel.HolidayFile;
import io.careflow.servicelevel.HolidayImport;
import io.careflow.servicelevel.HolidayList;
import io.careflow.servicelevel.StaleCalendar;
import io.careflow.servicelevel.StoredCalendar;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Business calendars: read by all staff, changed by operations. */
@RestController
@RequestMapping("/api/calendars")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Calendars")
class CalendarController {

    private static final String MAY_WRITE = "hasAnyRole('OPS', 'ADMIN')";

    private final CalendarEditing calendars;

    CalendarController(CalendarEditing calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    @Operation(summary = "All business calendars, by id")
    Page<CalendarView> list() {
        return new Page<>(calendars.all().stream().map(CalendarView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A business calendar; its ETag is its version")
    ResponseEntity<CalendarView> one(@PathVariable String id) {
        return answer(HttpStatus.OK, calendars.one(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            summary = "Create or replace a business calendar",
            description = "Another version than the one in If-Match is 412, than version in the body 409. The same"
                    + " content again makes no new version.")
    @ApiResponse(responseCode = "201", description = "Created")
    @ApiResponse(responseCode = "409", description = "version is not the current one", content = @Content)
    @ApiResponse(responseCode = "412", description = "If-Match is not the current version", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description = "The calendar makes no sense; errors names the field",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<CalendarView> put(
            @PathVariable String id,
            @RequestBody CalendarView calendar,
            @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        var matched = version(ifMatch);
        var kept = ifMatching(
                matched,
                () -> calendars.put(
                        id, calendar.definition(), matched.or(() -> Optional.ofNullable(calendar.version()))));
        return answer(kept.isNew() ? HttpStatus.CREATED : HttpStatus.OK, kept.calendar());
    }

    @GetMapping("/{id}/versions")
    @Operation(summary = "When a calendar changed and by whom, newest first")
    Page<CalendarVersion> versions(@PathVariable String id, @RequestParam(required = false) String page) {
        return calendars.versions(id, page);
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(summary = "A calendar as it was")
    CalendarView version(@PathVariable String id, @PathVariable int version) {
        return CalendarView.of(calendars.version(id, version));
    }

    @PostMapping(path = "/{id}/holidays", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(MAY_WRITE)
    @Operation(
            summary = "Enter a published list of holidays",
            description =
                    "Days off become exceptions without windows, working days get the windows of a Monday or those"
                            + " given. The year is marked as published. Doing it again changes nothing. An iCalendar file"
                            + " (text/calendar) of all-day events does the same.")
    HolidayImport importHolidays(
            @PathVariable String id,
            @RequestBody HolidayList list,
            @Parameter(description = "Windows of working days", example = "09:00-12:00,13:00-18:00")
                    @RequestParam(required = false)
                    String windows,
            @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        return enter(id, list, windows, ifMatch);
    }

    @PostMapping(path = "/{id}/holidays", consumes = "text/calendar")
    @PreAuthorize(MAY_WRITE)
    @Operation(summary = "Enter a published list of holidays")
    HolidayImport importFile(
            @PathVariable String id,
            @RequestBody String file,
            @Parameter(description = "The year to take; not needed when all events lie in one")
                    @RequestParam(required = false)
                    Integer year,
            @Parameter(description = "Who published it, like the address of the notice") @RequestParam(required = false)
                    String source,
            @RequestParam(required = false) String windows,
            @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        var list = HolidayFile.read(file, year);
        var papers = source == null || source.isBlank() ? List.<String>of() : List.of(source.strip());
        return enter(id, new HolidayList(list.year(), papers, list.days()), windows, ifMatch);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleCalendar e) {
        return problem(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notMatched(NotMatched e) {
        return problem(HttpStatus.PRECONDITION_FAILED, e.getMessage());
    }

    private HolidayImport enter(String id, HolidayList list, String windows, String ifMatch) {
        var matched = version(ifMatch);
        return ifMatching(matched, () -> calendars.importHolidays(id, list, windows(windows), matched));
    }

    private static <T> T ifMatching(Optional<Integer> matched, java.util.function.Supplier<T> change) {
        try {
            return change.get();
        } catch (StaleCalendar e) {
            throw matched.isPresent() ? new NotMatched(e) : e;
        }
    }

    private static List<List<String>> windows(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(window -> List.of(window.strip().split("-")))
                        .toList();
    }

    private static Optional<Integer> version(String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(ifMatch.replaceFirst("^W/", "").replace("\"", "")));
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("If-Match", "must be the ETag of the calendar, like \"3\"");
        }
    }

    private static ResponseEntity<CalendarView> answer(HttpStatus status, StoredCalendar calendar) {
        return ResponseEntity.status(status)
                .eTag(Integer.toString(calendar.version()))
                .body(CalendarView.of(calendar));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** The condition of the request does not hold. */
    private static final class NotMatched extends RuntimeException {
        NotMatched(StaleCalendar e) {
            super(e.getMessage(), e);
        }
    }
}
