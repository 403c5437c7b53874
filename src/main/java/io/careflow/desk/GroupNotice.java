package io.careflow.desk;

import java.time.Instant;
import java.util.UUID;

/**
 * What a group of staff was told about a complaint.
 *
 * @param id of what it tells of
 * @param group candidate group that was told
 * @param summary key of the sentence that tells it, {@code complaint.escalated.resolution.breach}: the desk's texts have
 *     it as {@code timeline.complaint.escalated.resolution.breach}
 * @param at when
 * @param acknowledgedBy login name of who took note, or {@code system} when the complaint was over before anybody did;
 *     null while it is open
 * @param acknowledgedAt null while it is open
 */
public record GroupNotice(
        UUID id,
        String group,
        UUID complaintId,
        String summary,
        Instant at,
        String acknowledgedBy,
        Instant acknowledgedAt) {

    /** One that nobody has taken note of yet. */
    public static GroupNotice open(UUID id, String group, UUID complaintId, String summary, Instant at) {
        return new GroupNotice(id, group, complaintId, summary, at, null, null);
    }
}
