package io.careflow.servicelevel.web;

import io.careflow.servicelevel.FieldFault;
import io.careflow.servicelevel.Pause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch in which the clock stood still. Nothing of it has been checked.
 *
 * @param from instant
 * @param to instant, not before {@code from}
 */
record PauseInput(
        @Schema(example = "2026-10-09T02:00:00Z") String from,
        @Schema(example = "2026-10-09T06:00:00Z") String to) {

    private static final int MOST = 1_000;

    /** @param inputs null for none */
    static List<Pause> read(List<PauseInput> inputs) {
        if (inputs == null) {
            return List.of();
        }
        if (inputs.size() > MOST) {
            throw FieldFault.of("pauses", "must be at most " + MOST);
        }
        var pauses = new ArrayList<Pause>();
        for (var input : inputs) {
            pauses.add(read(input, "pauses[" + pauses.size() + "]"));
        }
        return pauses;
    }

    private static Pause read(PauseInput input, String field) {
        if (input == null) {
            throw FieldFault.of(field, "must not be null");
        }
        var from = Instants.read(input.from, field + ".from");
        var to = Instants.read(input.to, field + ".to");
        if (to.isBefore(from)) {
            throw FieldFault.of(field + ".to", "must not be before from");
        }
        return new Pause(from, to);
    }
}
