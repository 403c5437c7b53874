package io.careflow.customer;

import java.time.Instant;

/**
 * How content a customer last said they are.
 *
 * @param metric what they were asked: {@code csat}, {@code nps} or {@code ces}
 * @param score on the scale of that metric
 * @param percent the same from 0 for the lowest score to 100 for the highest, to compare metrics
 * @param unhappy whether it is a score of those who are unhappy: of detractors
 * @param at when they said it
 */
public record Satisfaction(String metric, int score, int percent, boolean unhappy, Instant at) {}
