package io.careflow.customer.duplicates;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When two records are shown as possibly one.
 *
 * @param threshold the score from which on they are
 * @param mostSharing how many records may share a phone or the like and still be compared by it: more are a crowd
 * @param similarity from which on two names count as similar, 0 to 1 (Jaro-Winkler)
 * @param points what a piece of evidence counts; one that is not named counts as usual
 */
@ConfigurationProperties("careflow.duplicates")
record DuplicateRules(
        @DefaultValue("50") int threshold,
        @DefaultValue("20") int mostSharing,
        @DefaultValue("0.93") double similarity,
        Map<EvidenceKind, Integer> points) {

    DuplicateRules {
        points = points == null ? Map.of() : points;
    }

    int points(EvidenceKind kind) {
        return points.getOrDefault(kind, kind.usualPoints());
    }
}
