package io.careflow.survey;

import java.util.UUID;

/**
 * A survey that somebody or something wants sent.
 *
 * @param key the same for the same survey, however often it is asked for
 * @param definition id of the definition
 * @param group who served the customer; null for whoever takes care of them
 * @param product what they bought; null for nothing
 */
public record NewSurvey(
        String key, String definition, UUID customerId, SurveyCause cause, String group, String product) {}
