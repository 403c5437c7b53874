package io.careflow.desk.process;

import io.careflow.desk.TaskFacts;
import io.careflow.desk.TaskForms;
import io.careflow.desk.TypedTexts;
import io.careflow.desk.form.FormRules;
import io.careflow.platform.FieldProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether a completion, from whichever client, fills in the task's form. */
@Component
class CompletionCheck {

    private final TaskForms forms;
    private final FormRules rules;
    private final TypedTexts texts;

    CompletionCheck(TaskForms forms, FormRules rules, TypedTexts texts) {
        this.forms = forms;
        this.rules = rules;
        this.texts = texts;
    }

    List<FieldProblem> problems(TaskFacts facts) {
        var form = forms.of(facts.processId(), facts.elementId(), facts.formKey());
        if (form.isEmpty()) {
            return List.of();
        }
        var values = new HashMap<>(facts.variables());
        values.putAll(texts.of(facts.key()));
        return rules.check(form.get(), values, Locale.ENGLISH);
    }
}
