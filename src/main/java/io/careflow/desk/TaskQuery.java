package io.careflow.desk;

import java.util.Set;

/**
 * Which tasks to list.
 *
 * @param state null for every state
 * @param groups tasks of any of these candidate groups; null for all
 * @param assignee tasks that this member of staff claimed; null for all
 * @param unassigned only tasks that nobody claimed
 * @param after where the page starts; null for the first
 * @param size at most this many
 */
public record TaskQuery(
        TaskState state, Set<String> groups, String assignee, boolean unassigned, TaskCursor after, int size) {}
