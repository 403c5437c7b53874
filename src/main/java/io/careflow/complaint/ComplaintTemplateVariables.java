package io.careflow.complaint;

import io.careflow.desk.TaskTexts;
import io.careflow.messaging.DateTexts;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What templates may say about a complaint; what staff typed into their forms is the text of the answers. */
@Component
class ComplaintTemplateVariables implements TemplateVariables {

    private final ComplaintRepository complaints;
    private final TaskTexts texts;

    ComplaintTemplateVariables(ComplaintRepository complaints, TaskTexts texts) {
        this.complaints = complaints;
        this.texts = texts;
    }

    @Override
    public Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone) {
        if (subject.complaintId() == null) {
            return Map.of();
        }
        return complaints
                .findById(subject.complaintId())
                .map(complaint -> of(complaint, locale, zone))
                .orElse(Map.of());
    }

    private Map<String, Object> of(Complaint complaint, Locale locale, ZoneId zone) {
        var variables = new HashMap<String, Object>();
        variables.put("complaintReference", complaint.reference);
        variables.put("subject", complaint.subject);
        if (complaint.firstResponseDueAt != null) {
            variables.put("firstResponseDue", DateTexts.dateTime(complaint.firstResponseDueAt, locale, zone));
        }
        texts.latest(complaint.id, "text_reply").ifPresent(text -> variables.put("reply", text));
        texts.latest(complaint.id, "text_question").ifPresent(text -> variables.put("question", text));
        texts.latest(complaint.id, "text_answer").ifPresent(text -> variables.put("answer", text));
        texts.latest(complaint.id, "text_resolution").ifPresent(text -> variables.put("resolution", text));
        return variables;
    }
}
