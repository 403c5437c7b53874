package io.careflow.survey;

import io.careflow.customer.PersonalData;
import io.careflow.engine.ProcessMessages;
import io.careflow.servicelevel.Clocks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer was asked and what they answered. Scores stay for the figures; what they said does not. */
@Component
@Order(9)
class SurveyData implements PersonalData {

    private static final String WITHDRAWN = "survey-withdrawn";

    private final JdbcClient jdbc;
    private final SurveyTable table;
    private final Answers answers;
    private final Clocks clocks;
    private final ProcessMessages process;

    SurveyData(JdbcClient jdbc, SurveyTable table, Answers answers, Clocks clocks, ProcessMessages process) {
        this.jdbc = jdbc;
        this.table = table;
        this.answers = answers;
        this.clocks = clocks;
        this.process = process;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select * from survey where customer_id = ? order by id")
                .param(customerId)
                .query(SurveyTable::survey)
                .list()
                .forEach(survey -> to.accept(told(survey)));
    }

    private Map<String, Object> told(Survey survey) {
        var told = new LinkedHashMap<String, Object>();
        told.put("survey", survey.definition());
        told.put("status", survey.status().code());
        told.put("requestedAt", survey.requestedAt());
        put(told, "channel", survey.channel());
        put(told, "invitedAt", survey.invitedAt());
        put(told, "answeredAt", survey.answeredAt());
        put(told, "score", survey.score());
        put(told, "product", survey.product());
        put(told, "callBack", survey.callBackOutcome());
        var said = answers.decrypted(survey.id(), table.answers(survey.id()));
        if (!said.isEmpty()) {
            told.put("answers", said);
        }
        return told;
    }

    private static void put(Map<String, Object> told, String name, Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    /** Nobody is asked, reminded or called any more. */
    @Override
    public void erase(UUID customerId) {
        jdbc
                .sql("select * from survey where customer_id = ? for no key update")
                .param(customerId)
                .query(SurveyTable::survey)
                .list()
                .stream()
                .filter(Survey::isRunning)
                .forEach(survey -> {
                    clocks.cancel(SurveyRecord.TYPE, survey.id());
                    process.publish(WITHDRAWN, survey.id().toString(), Map.of());
                });
        jdbc.sql("update survey set answers = null,"
                        + " status = case when status in ('requested', 'invited') then 'withdrawn' else status end"
                        + " where customer_id = ?")
                .param(customerId)
                .update();
    }
}
