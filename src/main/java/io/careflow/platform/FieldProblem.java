package io.careflow.platform;

/**
 * What is wrong with one field of a request.
 *
 * @param field path of the field, as {@code customer.email}
 * @param message what is wrong, for a person
 */
public record FieldProblem(String field, String message) {}
