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

/** Sees to it that a completion, from whichever client, fills in the task's form. */
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

    /** Other clients know nothing of texts that stay out of the engine: the next step must find them all the same. */
    void keepTextsGivenElsewhere(TaskFacts facts) {
        var given = new HashMap<String, String>();
        forms.of(facts.processId(), facts.elementId(), facts.formKey())
                .ifPresent(form -> form.fields().keySet().stream()
                        .filter(key -> key.startsWith(TypedTexts.PREFIX))
                        .filter(key -> facts.variables().get(key) instanceof String)
                        .forEach(
                                key -> given.put(key, (String) facts.variables().get(key))));
        if (!given.isEmpty()) {
            texts.keepGivenElsewhere(facts.key(), given);
        }
    }
}
