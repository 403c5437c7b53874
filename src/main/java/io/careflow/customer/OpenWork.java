package io.careflow.customer;

/**
 * Work on customers that waits for members of staff: whoever has to do it may see the customer as long as it is open.
 * Implement it as a Spring bean where the work is kept.
 */
public interface OpenWork {

    /**
     * A condition in SQL: whether such work on a customer is open for a member of staff. It may use the parameters
     * {@link CustomerScope#OWNERS} and {@link CustomerScope#GROUPS}, both lists of text, and must be quick by an index on
     * the customer.
     *
     * @param customerId the column with the customer's id: {@code customer.id}
     */
    String isOpenFor(String customerId);
}
