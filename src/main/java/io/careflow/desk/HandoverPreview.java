package io.careflow.desk;

import java.util.List;
import java.util.Map;

/**
 * What a handover does, before it does it.
 *
 * @param from login name of the owner who leaves
 * @param customers how many customers change hands
 * @param tasks how many open tasks that they claimed do
 * @param shares what each gets, in the order of the request
 */
public record HandoverPreview(String from, int customers, int tasks, List<Share> shares) {

    /**
     * @param to login name or group
     * @param customers how many customers
     * @param tiers how many of each tier
     * @param tasks how many open tasks; a group finds them unclaimed
     */
    public record Share(String to, int customers, Map<String, Integer> tiers, int tasks) {}
}
