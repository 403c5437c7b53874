package io.careflow.year;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Chance that falls the same way in each year: by who, what, and how often they came by it. */
final class Chance {

    private final Map<String, Integer> visits = new HashMap<>();

    /** @return from 0, less than the bound */
    int of(String who, String what, int bound) {
        var visit = visits.merge(who + what, 1, Integer::sum);
        return new Random((who + "/" + what + "/" + visit).hashCode()).nextInt(bound);
    }
}
