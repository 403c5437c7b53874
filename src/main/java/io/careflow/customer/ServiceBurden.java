package io.careflow.customer;

/**
 * How much service a customer needed of late, and how content it left them.
 *
 * @param complaints how many were received in the period; withdrawn ones do not count
 * @param severe how many of those were critical or high
 * @param open how many are open now, whenever they came
 * @param satisfied of those of the period whose resolution the customer judged, how many percent they accepted; null
 *     when they judged none
 */
public record ServiceBurden(int complaints, int severe, int open, Integer satisfied) {

    /** Of a customer who never needed any. */
    public static final ServiceBurden NONE = new ServiceBurden(0, 0, 0, null);
}
