package io.careflow.customer.process;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What a flow tells of an interaction.
 *
 * @param complaintId null for none
 * @param kind what happened, in kebab-case: {@code information-added}
 * @param channel null where that means nothing
 * @param summary key of a sentence in the desk's texts, without {@code timeline.}: {@code complaint.received}
 * @param interactionText words of the people involved; null for none
 */
record InteractionInput(
        @NotNull UUID customerId,
        UUID complaintId,

        @NotNull @Size(max = 60) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be in kebab-case")
        String kind,

        @Size(max = 60) String channel,

        @NotNull
        @Size(max = 100)
        @Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)*", message = "must be a message key like complaint.received")
        String summary,

        @Size(max = 20_000) String interactionText) {}
