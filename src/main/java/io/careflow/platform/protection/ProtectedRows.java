package io.careflow.platform.protection;

import java.util.UUID;

/** Rows of a table with encrypted columns. Implement it as a bean, so that their keys can be rotated. */
public interface ProtectedRows {

    /** How the table is called. */
    String table();

    /**
     * Brings rows under the primary keys, in the caller's transaction. Rows that somebody changes just now may be passed
     * over.
     *
     * @param after the id after which it begins, in the order of ids
     * @param most how many rows to look at
     */
    Renewed renew(UUID after, int most);

    /**
     * What was done.
     *
     * @param last the last id that was looked at; null when there was none
     * @param changed how many rows had an older key
     */
    record Renewed(UUID last, int changed) {}
}
