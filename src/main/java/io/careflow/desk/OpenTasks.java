package io.careflow.desk;

import java.util.List;
import java.util.UUID;

/** What is still to be done for a record. */
public interface OpenTasks {

    /** The open user tasks of a complaint, the most urgent first; names in the current reader's language. */
    List<TaskView> ofComplaint(UUID complaintId);
}
