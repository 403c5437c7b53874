package io.careflow.survey;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.StandingAffected;
import io.careflow.customer.Timeline;
import io.careflow.desk.form.FormRules;
import io.careflow.engine.ProcessMessages;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Surveys as they are asked for and answered. Each change and the message that moves the flow are one transaction; the
 * flow {@code survey-dispatch} decides whether the customer is invited, and reminds them.
 */
@Service
public class Surveys {

    static final String REQUESTED = "survey-requested";
    static final String ANSWERED = "survey-answered";

    private final SurveyTable table;
    private final SurveyDefinitions definitions;
    private final Answers kept;
    private final FormRules rules;
    private final Customers customers;
    private final Timeline timeline;
    private final ProcessMessages process;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Surveys(
            SurveyTable table,
            SurveyDefinitions definitions,
            Answers kept,
            FormRules rules,
            Customers customers,
            Timeline timeline,
            ProcessMessages process,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.definitions = definitions;
        this.kept = kept;
        this.rules = rules;
        this.customers = customers;
        this.timeline = timeline;
        this.process = process;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param isNew false when it had been asked for before under the same key */
    public record Requested(UUID id, boolean isNew) {}

    /**
     * Has a survey sent, once for its key: whether and when the customer is invited is decided by its flow.
     *
     * @throws ProblemException 404 when there is no such definition; 422 when there is no such customer for whoever is
     *     logged in; 409 when the key was used for another survey
     */
    @Transactional
    public Requested request(NewSurvey survey) {
        var customer = customers
                .find(survey.customerId())
                .filter(found -> found.erasedAt() == null)
                .orElseThrow(Surveys::unknownCustomer);
        return insert(survey, customer);
    }

    private Requested insert(NewSurvey survey, Customer customer) {
        var definition = definitions.require(survey.definition());
        var id = ids.next();
        var group = survey.group() == null ? customer.ownerGroup() : survey.group();
        var wanted = new NewSurvey(
                survey.key(), survey.definition(), customer.id(), survey.cause(), group, survey.product());
        if (!table.insert(id, wanted, definition.metric(), customer.tier(), clock.instant(), actor())) {
            return earlier(wanted);
        }
        process.publish(REQUESTED, id.toString(), facts(id, definition, customer));
        return new Requested(id, true);
    }

    /**
     * Has a survey sent that nobody asked for by hand, once for its key.
     *
     * @see #request
     */
    @Transactional
    void requestUnasked(NewSurvey survey) {
        customers
                .findUnscoped(survey.customerId())
                .filter(found -> found.erasedAt() == null)
                .ifPresent(customer -> insert(survey, customer));
    }

    /** The survey of a link, whoever opens it; empty when there is none, or nobody to ask any more. */
    @Transactional(readOnly = true)
    public Optional<Survey> ofLink(UUID id) {
        return table.find(id).filter(survey -> survey.status() != SurveyStatus.WITHDRAWN);
    }

    /** What was answered so far. */
    @Transactional(readOnly = true)
    public Map<String, Object> answers(UUID id) {
        return kept.decrypted(id, table.answers(id));
    }

    /**
     * Keeps a part of the answers, so that the customer can go on later. What is not right is not kept.
     *
     * @return what is wrong with it, missing answers aside; null when the survey is not open
     */
    @Transactional
    public List<FieldProblem> save(UUID id, Map<String, Object> values, Locale language) {
        var survey = table.lock(id).filter(found -> found.isOpen(clock.instant()));
        if (survey.isEmpty()) {
            return null;
        }
        var problems = problems(survey.get(), values, language).stream()
                .filter(problem -> values.get(problem.field()) != null)
                .toList();
        var right = new HashMap<>(values);
        problems.forEach(problem -> right.remove(problem.field()));
        table.saved(id, kept.encrypted(id, right));
        return problems;
    }

    /**
     * Takes the answers, once.
     *
     * @param by {@code link} or {@code sms}
     * @return what is wrong with them, and then nothing is taken; null when the survey is not open (any more)
     */
    @Transactional
    public List<FieldProblem> answer(UUID id, Map<String, Object> values, String by, Locale language) {
        var survey = table.lock(id).filter(found -> found.isOpen(clock.instant()));
        if (survey.isEmpty()) {
            return null;
        }
        var problems = problems(survey.get(), values, language);
        if (problems.isEmpty()) {
            take(survey.get(), values, by);
        }
        return problems;
    }

    private void take(Survey survey, Map<String, Object> values, String by) {
        var customer = customers.findUnscoped(survey.customerId()).orElseThrow();
        var score = ((Number) values.get(Questionnaire.SCORE)).intValue();
        table.answered(survey.id(), score, kept.encrypted(survey.id(), values), by, customer.tier(), clock.instant());
        timeline.record(NewInteraction.of(
                        customer.id(),
                        "survey",
                        "survey.answered." + survey.metric().code())
                .over(by.equals("sms") ? "sms" : "web", Direction.INBOUND)
                .withArguments(
                        String.valueOf(score), String.valueOf(survey.metric().most())));
        events.publishEvent(StandingAffected.of(customer.id()));
        process.publish(ANSWERED, survey.id().toString(), answered(score, customer.tier()));
    }

    /** What the flow goes by when a survey was answered. */
    static Map<String, Object> answered(int score, String tier) {
        return Map.of("score", score, "tier", tier);
    }

    private List<FieldProblem> problems(Survey survey, Map<String, Object> values, Locale language) {
        var form = definitions.require(survey.definition()).questionnaire().form();
        return rules.check(form, values, language);
    }

    private Requested earlier(NewSurvey wanted) {
        var known = table.withKey(wanted.key()).orElseThrow();
        if (!known.definition().equals(wanted.definition())
                || !known.customerId().equals(wanted.customerId())) {
            throw ProblemException.conflict("The Idempotency-Key was used for another survey.");
        }
        return new Requested(known.id(), false);
    }

    private Map<String, Object> facts(UUID id, SurveyDefinition definition, Customer customer) {
        return Map.of(
                "surveyId", id.toString(),
                "subjectId", id.toString(),
                "customerId", customer.id().toString(),
                "metric", definition.metric().code(),
                "tier", customer.tier(),
                "inviteAt", clock.instant().plus(definition.delay()).toString());
    }

    private static String actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "system" : authentication.getName();
    }

    private static ProblemException unknownCustomer() {
        return ProblemException.unprocessable(
                "There is no customer with this id.",
                List.of(new FieldProblem("customerId", "is not the id of a customer")));
    }
}
