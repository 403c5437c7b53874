package io.careflow.survey.web;

import io.careflow.customer.Customers;
import io.careflow.messaging.link.PublicPages;
import io.careflow.platform.FieldProblem;
import io.careflow.survey.Questionnaire.Question;
import io.careflow.survey.Survey;
import io.careflow.survey.SurveyDefinitions;
import io.careflow.survey.SurveyLinks;
import io.careflow.survey.SurveyStatus;
import io.careflow.survey.Surveys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where customers answer a survey, by a link that is good for one answer. */
@RestController
@RequestMapping("/s/{token}")
@Tag(name = "Customers' links")
class AnswerController {

    private static final String LATER = "later";

    private final SurveyLinks links;
    private final Surveys surveys;
    private final SurveyDefinitions definitions;
    private final Customers customers;
    private final PublicPages pages;
    private final Clock clock;

    AnswerController(
            SurveyLinks links,
            Surveys surveys,
            SurveyDefinitions definitions,
            Customers customers,
            PublicPages pages,
            Clock clock) {
        this.links = links;
        this.surveys = surveys;
        this.definitions = definitions;
        this.customers = customers;
        this.pages = pages;
        this.clock = clock;
    }

    private record Asked(Survey survey, List<Question> questions, Locale language) {}

    @GetMapping
    @Operation(
            summary = "The page on which a customer answers a survey",
            description = "Changes nothing and may be looked at often. 404 for a link that we did not make, 410 for one"
                    + " that has ended or by which it was answered.")
    ResponseEntity<String> show(
            @PathVariable String token, @RequestParam(required = false) String lang, Locale browser) {
        return withOpen(
                token,
                lang,
                browser,
                asked -> form(
                        HttpStatus.OK, asked, surveys.answers(asked.survey().id()), List.of(), false));
    }

    @PostMapping
    @Operation(
            summary = "Answer a survey",
            description = "Taken once: after that the link answers 410. go=later keeps what is there for later and"
                    + " takes nothing. 422 shows the page again with what is missing.")
    ResponseEntity<String> answer(
            @PathVariable String token,
            @RequestParam(required = false) String lang,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam String go,
            Locale browser) {
        return withOpen(token, lang, browser, asked -> {
            var values = AnswerForm.values(asked.questions(), form);
            return go.equals(LATER) ? later(asked, values) : now(asked, values);
        });
    }

    private ResponseEntity<String> later(Asked asked, Map<String, Object> values) {
        var problems = surveys.save(asked.survey().id(), values, asked.language());
        return problems == null
                ? over(asked.survey(), asked.language())
                : form(
                        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY,
                        asked,
                        values,
                        problems,
                        problems.isEmpty());
    }

    private ResponseEntity<String> now(Asked asked, Map<String, Object> values) {
        var problems = surveys.answer(asked.survey().id(), values, "link", asked.language());
        if (problems == null) {
            return over(asked.survey(), asked.language());
        }
        return problems.isEmpty()
                ? pages.page(HttpStatus.OK, "survey-answered", asked.language(), Map.of("before", false))
                : form(HttpStatus.UNPROCESSABLE_ENTITY, asked, values, problems, false);
    }

    private ResponseEntity<String> form(
            HttpStatus status, Asked asked, Map<String, Object> values, List<FieldProblem> problems, boolean saved) {
        var missing = problems.stream()
                .collect(Collectors.toMap(
                        FieldProblem::field, problem -> AnswerForm.isEmpty(values.get(problem.field())), (a, b) -> a));
        var model = new HashMap<String, Object>();
        model.put("questions", asked.questions());
        model.put("values", values);
        model.put("problems", missing);
        model.put("saved", saved);
        model.put("ends", asked.survey().expiresAt());
        return pages.page(status, "survey", asked.language(), model);
    }

    private ResponseEntity<String> withOpen(
            String token, String lang, Locale browser, Function<Asked, ResponseEntity<String>> then) {
        var link = links.read(token);
        var survey = link.flatMap(found -> surveys.ofLink(found.id()));
        if (survey.isEmpty()) {
            var status = link.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
            return pages.useless(status, PublicPages.language(lang, browser));
        }
        var language = PublicPages.language(
                lang,
                customers
                        .findUnscoped(survey.get().customerId())
                        .map(customer -> customer.locale())
                        .orElse(browser));
        if (!survey.get().isOpen(clock.instant())) {
            return over(survey.get(), language);
        }
        var questions =
                definitions.require(survey.get().definition()).questionnaire().in(language);
        return then.apply(new Asked(survey.get(), questions, language));
    }

    /** Thanks whoever answered before; tells the others that it is too late. */
    private ResponseEntity<String> over(Survey survey, Locale language) {
        var answered = surveys.ofLink(survey.id())
                .filter(found -> found.status() == SurveyStatus.ANSWERED)
                .isPresent();
        return answered
                ? pages.page(HttpStatus.GONE, "survey-answered", language, Map.of("before", true))
                : pages.useless(HttpStatus.GONE, language);
    }
}
