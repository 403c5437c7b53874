package io.careflow.servicelevel;

import java.time.Instant;

/**
 * What a clock waits for.
 *
 * @param state {@code waiting} for {@code at}, {@code paused} until it goes on, or {@code over}
 * @param at when the next notice is due; null unless waiting
 */
public record NextNotice(String state, Instant at) {

    static final NextNotice PAUSED = new NextNotice("paused", null);
    static final NextNotice OVER = new NextNotice("over", null);

    static NextNotice at(Instant instant) {
        return new NextNotice("waiting", instant);
    }
}
