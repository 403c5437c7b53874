package io.careflow.survey.web;

import io.careflow.platform.OneLine;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.careflow.survey.NewSurvey;
import io.careflow.survey.SurveyCause;
import io.careflow.survey.SurveyView;
import io.careflow.survey.SurveyViews;
import io.careflow.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Surveys as other systems ask for them. */
@RestController
@RequestMapping("/api/surveys")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Surveys")
class SurveyController {

    private static final int LONGEST_KEY = 200;

    private final Surveys surveys;
    private final SurveyViews views;

    SurveyController(Surveys surveys, SurveyViews views) {
        this.surveys = surveys;
        this.views = views;
    }

    @PostMapping("/{definition}/send")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "Have a survey sent to a customer",
            description =
                    "201 means: it is kept, and its flow decides whether and when the customer is invited, even if"
                            + " the engine is down now. The same Idempotency-Key of the same caller gives the survey it made"
                            + " before, with 200, or 409 when that was another one.")
    ResponseEntity<SurveyView> send(
            @PathVariable String definition,
            @Valid @RequestBody Wanted wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid("Idempotency-Key", "must have 1 to 200 characters");
        }
        var requested = surveys.request(new NewSurvey(
                "api:" + Staff.current().name() + ":" + key.strip(),
                definition,
                wanted.customerId(),
                SurveyCause.REQUEST,
                wanted.group(),
                wanted.product()));
        var body = views.one(requested.id());
        return requested.isNew()
                ? ResponseEntity.created(URI.create("/api/surveys/" + requested.id()))
                        .body(body)
                : ResponseEntity.ok(body);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A survey: where it stands, and what the customer answered",
            description = "Operations do not see the answers themselves, but the score.")
    SurveyView one(@PathVariable UUID id) {
        return views.one(id);
    }

    /**
     * A survey as another system asks for it.
     *
     * @param group who served the customer, for the figures; null for whoever takes care of them
     * @param product what it is about, for the figures; null for nothing
     */
    record Wanted(
            @NotNull UUID customerId,
            @Size(min = 1, max = 60) @OneLine String group,
            @Size(min = 1, max = 200) @OneLine String product) {}
}
