package io.careflow.customer.duplicates;

/**
 * A piece of evidence.
 *
 * @param points what it counts; less than nothing where it speaks against
 */
public record Evidence(EvidenceKind kind, int points) {}
