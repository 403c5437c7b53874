package io.careflow.customer.consent;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of all that was said of one channel and purpose, by one customer or by records that were merged. */
final class EffectiveConsent {

    private static final Comparator<ConsentStatement> BY_TIME =
            Comparator.comparing(ConsentStatement::at).thenComparing(ConsentStatement::id);

    private EffectiveConsent() {}

    /**
     * The statement that holds. The newest does, but that only an opting in that can be proven lifts an opting out: when
     * two records are one, theirs resolves to the more restrictive unless a later opting in is provable.
     */
    static Optional<ConsentStatement> of(Collection<ConsentStatement> statements) {
        var provable = newest(statements.stream().filter(ConsentStatement::isProvableOptIn));
        var optedOut = newest(statements.stream().filter(said -> said.state() == ConsentState.OPTED_OUT));
        if (optedOut.isPresent()) {
            return provable.filter(said -> said.at().isAfter(optedOut.get().at()))
                    .or(() -> optedOut);
        }
        return provable.or(() -> newest(statements.stream()));
    }

    /** The statement that holds for each channel and purpose of which anything was said, in their order. */
    static List<ConsentStatement> ofEach(Collection<ConsentStatement> statements) {
        Map<String, List<ConsentStatement>> byPair = statements.stream()
                .collect(Collectors.groupingBy(
                        said -> "%02d %02d"
                                .formatted(
                                        said.channel().ordinal(), said.purpose().ordinal()),
                        TreeMap::new,
                        Collectors.toList()));
        return byPair.values().stream().map(said -> of(said).orElseThrow()).toList();
    }

    private static Optional<ConsentStatement> newest(Stream<ConsentStatement> statements) {
        return statements.max(BY_TIME);
    }
}
