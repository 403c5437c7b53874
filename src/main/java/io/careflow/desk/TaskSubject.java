package io.careflow.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a user task is about, told by the module that owns the record; shown beside the task's form. */
public interface TaskSubject {

    /**
     * The record as staff should see it.
     *
     * @param subjectId the id of the record that the task's process carries as {@code complaintId} or {@code subjectId}
     * @param locale the viewer's language
     * @return empty when this module has no such record
     */
    Optional<SubjectView> view(UUID subjectId, Locale locale);
}
