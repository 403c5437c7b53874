package io.careflow.desk;

import io.careflow.desk.form.FormSchema;
import io.careflow.platform.Staff;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** A task's form and what it starts with; what people typed is for those who may see people. */
@Service
public class TaskSheet {

    private final Inbox inbox;
    private final TaskNames names;
    private final TaskForms forms;
    private final TypedTexts texts;

    TaskSheet(Inbox inbox, TaskNames names, TaskForms forms, TypedTexts texts) {
        this.inbox = inbox;
        this.names = names;
        this.forms = forms;
        this.texts = texts;
    }

    /** The task with its form's fields; refusals as for {@link Inbox#one}. */
    public TaskDetails details(long key) {
        var task = inbox.visible(key);
        var form = forms.of(task);
        var values = start(task);
        return new TaskDetails(
                names.view(task),
                form.map(FormSchema::id).orElse(null),
                form.map(schema -> List.copyOf(schema.fields().values())).orElse(List.of()),
                form.map(schema -> only(schema, values)).orElse(Map.of()));
    }

    /** The form as form-js renders it; empty for a task without one. */
    public Optional<FormSchema> form(long key) {
        return forms.of(inbox.visible(key));
    }

    /** What the form can show at first: the flow's facts, and what was typed when the flow came by here before. */
    public Map<String, Object> start(long key) {
        return start(inbox.visible(key));
    }

    /** What the forms of the same record said so far, but for what this task's form asks itself. */
    public Map<String, Object> soFar(long key) {
        var task = inbox.visible(key);
        var said = new LinkedHashMap<>(task.variables());
        if (Staff.current().seesPeople()) {
            said.putAll(texts.soFar(task.subjectId()));
        }
        forms.of(task).ifPresent(form -> said.keySet().removeAll(form.fields().keySet()));
        return said;
    }

    private Map<String, Object> start(DeskTask task) {
        var values = new HashMap<>(task.variables());
        if (Staff.current().seesPeople()) {
            values.putAll(texts.lastTime(task.subjectId(), task.elementId()));
        }
        return values;
    }

    private static Map<String, Object> only(FormSchema form, Map<String, Object> values) {
        var theirs = new HashMap<>(values);
        theirs.keySet().retainAll(form.fields().keySet());
        return theirs;
    }
}
