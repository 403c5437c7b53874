package io.careflow.desk.web;

import io.careflow.desk.TaskView;

/**
 * A line of the inbox.
 *
 * @param task the task
 * @param due when it is due, in words
 * @param about the complaint's reference and, for those who may read it, its subject; null without one
 * @param severity code of the complaint's severity; null when it has none yet
 * @param customer the customer's name, or a short id for those who may not see names; null without one
 */
record InboxRow(TaskView task, Due due, About about, String severity, String customer) {

    /**
     * @param reference what people call it by
     * @param title its subject; null for those who may not read it
     */
    record About(String reference, String title) {}
}
