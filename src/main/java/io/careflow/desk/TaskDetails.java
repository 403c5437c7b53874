package io.careflow.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.careflow.desk.form.FormField;
import java.util.List;
import java.util.Map;

/**
 * A task with what is needed to complete it.
 *
 * @param task the task itself
 * @param formId null for a task without a form
 * @param fields what can be filled in
 * @param values what the form starts with, by field key
 */
public record TaskDetails(
        @JsonUnwrapped TaskView task, String formId, List<FormField> fields, Map<String, Object> values) {}
