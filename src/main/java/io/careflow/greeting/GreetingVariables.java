package io.careflow.greeting;

import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What greetings may say: {@code greetingYears}, for anniversaries. */
@Component
class GreetingVariables implements TemplateVariables {

    private final GreetingRows rows;

    GreetingVariables(GreetingRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone) {
        if (subject.subjectId() == null) {
            return Map.of();
        }
        return rows.find(subject.subjectId())
                .filter(greeting -> greeting.years() != null)
                .map(greeting -> Map.<String, Object>of("greetingYears", greeting.years()))
                .orElse(Map.of());
    }
}
