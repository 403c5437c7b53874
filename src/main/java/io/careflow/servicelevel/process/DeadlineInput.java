package io.careflow.servicelevel.process;

import io.careflow.engine.InvalidVariable;
import io.careflow.servicelevel.DeadlineTerms;
import io.careflow.servicelevel.Pause;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a flow asks a deadline for.
 *
 * @param complaintId whose clock; null for none
 * @param target business time of at most a year, in hours, minutes and seconds: {@code PT16H}. Days are refused, since
 *     nobody could tell whether they have 24 hours
 * @param start null for now
 * @param warnAtPercent null for 75
 * @param pauses null for none
 */
record DeadlineInput(
        UUID complaintId,

        @NotNull @Pattern(regexp = METRIC, message = METRIC_WORDS)
        String metric,

        @NotNull @Pattern(regexp = TARGET, message = TARGET_WORDS)
        String target,

        @NotBlank String calendar,
        Instant start,
        @Min(1) @Max(100) Integer warnAtPercent,
        List<@Valid PauseInput> pauses) {

    static final String METRIC = "first-response|next-response|resolution";
    static final String METRIC_WORDS = "must be first-response, next-response or resolution";
    static final String TARGET = "PT(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,8}S)?(?<!T)";
    static final String TARGET_WORDS = "must be an ISO-8601 duration of business time without days, like PT4H";
    static final Duration LONGEST = Duration.ofHours(8784);

    DeadlineTerms terms(Instant now) {
        var business = Duration.parse(target);
        if (business.compareTo(LONGEST) > 0) {
            throw new InvalidVariable("target", "must be at most " + LONGEST);
        }
        return new DeadlineTerms(
                complaintId,
                metric,
                calendar,
                start == null ? now : start,
                business,
                warnAtPercent == null ? 75 : warnAtPercent,
                clockStoodStill());
    }

    private List<Pause> clockStoodStill() {
        var stood = new ArrayList<Pause>();
        for (var pause : pauses == null ? List.<PauseInput>of() : pauses) {
            if (pause.to().isBefore(pause.from())) {
                throw new InvalidVariable("pauses[" + stood.size() + "].to", "must not be before from");
            }
            stood.add(new Pause(pause.from(), pause.to()));
        }
        return stood;
    }

    /** A stretch in which the clock stood still. */
    record PauseInput(@NotNull Instant from, @NotNull Instant to) {}
}
