package io.careflow.customer;

import io.careflow.engine.HopelessJob;
import java.util.UUID;

/** A record refuses a change. Nothing has been changed; a person has to look at the flow. */
public class UpdateRefused extends HopelessJob {

    private UpdateRefused(String message) {
        super(message);
    }

    /** There is no such record. */
    public static UpdateRefused unknownRecord(String recordType, UUID id) {
        return new UpdateRefused("There is no " + recordType + " " + id);
    }

    /**
     * One of the changes is not legal.
     *
     * @param field which one
     * @param reason why not, without personal data: it becomes an incident's message
     */
    public static UpdateRefused field(String recordType, String field, String reason) {
        return new UpdateRefused("changes." + field + " of the " + recordType + " " + reason);
    }
}
