package io.careflow.churn;

import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What templates may say about a rescue: {@code offer}, empty where nothing is offered. */
@Component
class RescueTemplateVariables implements TemplateVariables {

    private final RescueTable table;

    RescueTemplateVariables(RescueTable table) {
        this.table = table;
    }

    @Override
    public Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone) {
        if (subject.subjectId() == null || table.find(subject.subjectId()).isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "offer",
                table.offerText(subject.subjectId(), locale.getLanguage().equals("zh")));
    }
}
