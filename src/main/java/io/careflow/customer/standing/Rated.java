package io.careflow.customer.standing;

import io.careflow.customer.standing.SignalTable.Candidate;
import io.careflow.customer.standing.StandingTables.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A customer with what the tables say of them.
 *
 * @param before where they stood
 * @param verdicts one for each aspect, in the order of those
 */
record Rated(UUID id, Values before, Signals signals, List<Verdict> verdicts) {

    static Rated of(Candidate candidate, List<Table> tables) {
        return new Rated(
                candidate.id(),
                candidate.values(),
                candidate.signals(),
                tables.stream()
                        .map(table -> new Verdict(table.aspect(), table.rate(candidate.signals()), table.version()))
                        .toList());
    }

    Values after() {
        return new Values(value(Aspect.TIER), value(Aspect.VALUE_SEGMENT), value(Aspect.LIFECYCLE));
    }

    boolean isChanged() {
        return !after().equals(before);
    }

    Stream<Verdict> changes() {
        return verdicts.stream().filter(verdict -> !verdict.rating().value().equals(before.of(verdict.aspect())));
    }

    private String value(Aspect aspect) {
        return verdicts.get(aspect.ordinal()).rating().value();
    }

    /** @param table version of the table that says so */
    record Verdict(Aspect aspect, Rating rating, String table) {}
}
