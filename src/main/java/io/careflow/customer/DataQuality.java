package io.careflow.customer;

import java.util.List;

/**
 * How good the data of a record are.
 *
 * @param score 0 (useless) to 100 (nothing to mend)
 * @param faults what is wrong, the most expensive first
 */
public record DataQuality(int score, List<DataFault> faults) {}
