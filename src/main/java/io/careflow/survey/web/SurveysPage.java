package io.careflow.survey.web;

import io.careflow.customer.Customers;
import io.careflow.desk.web.DeskPage;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import io.careflow.survey.Questionnaire.Question;
import io.careflow.survey.ResultQuery;
import io.careflow.survey.SurveyDefinition;
import io.careflow.survey.SurveyDefinitions;
import io.careflow.survey.SurveyResults;
import io.careflow.survey.SurveyViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers answered, in figures and in their words, and one survey by itself. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
class SurveysPage {

    private final SurveyDefinitions definitions;
    private final SurveyResults results;
    private final SurveyViews views;
    private final Customers customers;

    SurveysPage(SurveyDefinitions definitions, SurveyResults results, SurveyViews views, Customers customers) {
        this.definitions = definitions;
        this.results = results;
        this.views = views;
        this.customers = customers;
    }

    /** What was asked and what somebody answered, both in the reader's language. */
    record AnsweredQuestion(String question, String answer) {}

    /** @param name the customer's; null for whoever may not see it */
    record Words(UUID survey, String name, int score, Instant at, List<AnsweredQuestion> answers) {}

    @GetMapping("/surveys")
    String results(
            @RequestParam(required = false) String definition,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String by,
            @RequestParam(required = false) String page,
            Model model,
            Locale locale) {
        var chosen = definition == null ? definitions.all().getFirst() : definitions.require(definition);
        var query = ResultQuery.of(chosen.id(), from, to, by, results.today());
        model.addAttribute("definitions", named(locale));
        model.addAttribute("definition", chosen);
        model.addAttribute("query", query);
        model.addAttribute("ways", List.of(ResultQuery.By.values()));
        model.addAttribute("lines", results.lines(query));
        var staff = Staff.current();
        model.addAttribute("mayExport", staff.has(Role.LEAD));
        if (staff.seesPeople()) {
            var said = results.said(query, page);
            var names = customers.names(said.items().stream()
                    .map(each -> each.survey().customerId())
                    .toList());
            model.addAttribute(
                    "words",
                    said.map(each -> new Words(
                            each.survey().id(),
                            names.get(each.survey().customerId()),
                            each.survey().score(),
                            each.survey().answeredAt(),
                            said(chosen, each.answers(), locale))));
        }
        return "desk/surveys";
    }

    @GetMapping("/surveys/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        var view = views.one(id);
        var survey = view.survey();
        model.addAttribute("survey", survey);
        model.addAttribute("title", definitions.name(survey.definition(), locale));
        if (Staff.current().seesPeople()) {
            model.addAttribute(
                    "name", customers.names(List.of(survey.customerId())).get(survey.customerId()));
            model.addAttribute(
                    "answers",
                    view.answers() == null
                            ? List.of()
                            : said(definitions.require(survey.definition()), view.answers(), locale));
        }
        return "desk/survey";
    }

    private Map<String, String> named(Locale locale) {
        return definitions.all().stream()
                .collect(Collectors.toMap(
                        SurveyDefinition::id,
                        definition -> definition.name(locale),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static List<AnsweredQuestion> said(
            SurveyDefinition definition, Map<String, Object> answers, Locale locale) {
        var said = new ArrayList<AnsweredQuestion>();
        for (var question : definition.questionnaire().in(locale)) {
            var answer = answers.get(question.key());
            if (answer != null) {
                said.add(new AnsweredQuestion(question.label(), text(question, answer)));
            }
        }
        return said;
    }

    private static String text(Question question, Object answer) {
        if (answer instanceof Collection<?> many) {
            return many.stream().map(one -> text(question, one)).collect(Collectors.joining(", "));
        }
        if (answer instanceof Boolean) {
            return "✓";
        }
        var text = String.valueOf(answer);
        return question.options().stream()
                .filter(option -> option.value().equals(text))
                .map(option -> option.label())
                .findFirst()
                .orElse(
                        question.scale().isEmpty()
                                ? text
                                : text + " / " + question.scale().getLast());
    }
}
