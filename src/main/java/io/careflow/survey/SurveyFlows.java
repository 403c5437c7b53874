package io.careflow.survey;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import io.careflow.customer.CustomerVisibility;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer's surveys, for their page. */
@Component
class SurveyFlows implements CustomerFlows {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;
    private final SurveyDefinitions definitions;

    SurveyFlows(JdbcClient jdbc, CustomerVisibility visibility, SurveyDefinitions definitions) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.definitions = definitions;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        var scope = visibility.current();
        var language = LocaleContextHolder.getLocale();
        return jdbc
                .sql("select * from survey where customer_id = :customer and " + scope.of("survey.customer_id")
                        + " order by id desc limit :most")
                .param("customer", customerId)
                .param("most", MOST)
                .params(scope.parameters())
                .query(SurveyTable::survey)
                .list()
                .stream()
                .map(survey -> flow(survey, language))
                .toList();
    }

    private CustomerFlow flow(Survey survey, Locale language) {
        return new CustomerFlow(
                "survey-dispatch",
                SurveyRecord.TYPE,
                survey.id(),
                definitions.name(survey.definition(), language),
                survey.status().code(),
                survey.requestedAt(),
                survey.isRunning() ? null : ended(survey),
                "/surveys/" + survey.id());
    }

    private static Instant ended(Survey survey) {
        if (survey.calledBackAt() != null) {
            return survey.calledBackAt();
        }
        if (survey.answeredAt() != null) {
            return survey.answeredAt();
        }
        return survey.expiresAt() == null ? survey.requestedAt() : survey.expiresAt();
    }
}
