package io.careflow.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A survey as the API shows it.
 *
 * @param answers what the customer answered, whole or so far, by the questionnaire's fields; null where there is nothing,
 *     and for whoever may not see what customers say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyView(@JsonUnwrapped Survey survey, Map<String, Object> answers) {}
