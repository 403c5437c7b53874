package io.careflow.desk.web;

import io.careflow.desk.GroupNotice;

/**
 * A line of the notices.
 *
 * @param words what happened
 * @param reference what people call the complaint by
 * @param title its subject; null for those who may not read it
 * @param readable whether the reader may see the complaint: a group may be told of a customer who is none of theirs
 * @param severity code of its severity; null when it has none
 */
record NoticeRow(GroupNotice notice, String words, String reference, String title, boolean readable, String severity) {}
