package io.careflow.desk;

import java.util.List;

/**
 * A record beside a task.
 *
 * @param flow file name of the model that it belongs to, {@code complaint-handling}: its name is {@code flow.<flow>}
 * @param title one line in the record's own words: a complaint's subject
 * @param reference what people call it by: a short id
 * @param status message key suffix: {@code open} is translated by {@code status.open}
 * @param facts label and value pairs, most important first
 * @param text the long text, as the customer wrote it; may be null
 * @param link path of the record's page; may be null
 */
public record SubjectView(
        String flow, String title, String reference, String status, List<Fact> facts, String text, String link) {

    public SubjectView {
        facts = List.copyOf(facts);
    }

    /**
     * One labelled value.
     *
     * @param labelKey message key suffix: {@code severity} is labelled by {@code fact.severity}
     * @param value a String is looked up as {@code value.<labelKey>.<value>} and else shown as it is; an {@link
     *     java.time.Instant} or {@link io.careflow.platform.Money} is shown in the viewer's words
     */
    public record Fact(String labelKey, Object value) {}
}
