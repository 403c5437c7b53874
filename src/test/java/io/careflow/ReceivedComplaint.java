package io.careflow;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the complaint process is told of a complaint when it begins. */
public final class ReceivedComplaint {

    private ReceivedComplaint() {}

    /** A late parcel of a customer of tier C, who has an e-mail address and no phone. */
    public static Map<String, Object> variables(String complaintId, Instant receivedAt) {
        return Map.of(
                "complaintId",
                complaintId,
                "customerId",
                UUID.randomUUID().toString(),
                "category",
                "delivery",
                "channel",
                "web",
                "tier",
                "C",
                "hasEmail",
                true,
                "hasPhone",
                false,
                "receivedAt",
                receivedAt.toString());
    }
}
