package io.careflow.year;

import java.time.LocalDate;
import java.util.Random;

/** Chance that falls the same way in each year: by who, what, and when. */
final class Chance {

    private Chance() {}

    /** @return from 0, less than the bound */
    static int of(String who, String what, LocalDate when, int bound) {
        return new Random((who + "/" + what + "/" + when).hashCode()).nextInt(bound);
    }
}
