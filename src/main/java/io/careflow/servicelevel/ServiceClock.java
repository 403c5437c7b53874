package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A clock and the rules of its life. Each step answers whether it changed anything; repeating one changes nothing. */
final class ServiceClock {

    UUID id;
    String subjectType;
    UUID subjectId;
    Metric metric;
    int turn;
    int cycle;
    ClockState state;
    Duration target;
    String calendar;
    String rule;
    String policyVersion;
    List<Rung> ladder;
    /** Levels of this cycle that need no notice any more. */
    List<String> given = new ArrayList<>();

    Instant startedAt;
    List<Pause> pauses = new ArrayList<>();
    Instant haltedAt;
    Instant dueAt;

    static ServiceClock of(UUID id, int turn, ClockTerms terms) {
        var clock = new ServiceClock();
        clock.id = id;
        clock.subjectType = terms.subjectType();
        clock.subjectId = terms.subjectId();
        clock.metric = terms.metric();
        clock.turn = turn;
        clock.state = ClockState.RUNNING;
        clock.target = terms.target();
        clock.calendar = terms.calendar();
        clock.rule = terms.rule();
        clock.policyVersion = terms.policyVersion();
        clock.ladder = terms.ladder();
        clock.startedAt = terms.start();
        return clock;
    }

    boolean pause(Instant at) {
        if (state != ClockState.RUNNING) {
            return false;
        }
        state = ClockState.PAUSED;
        haltedAt = at;
        return true;
    }

    boolean resume(Instant at) {
        if (state != ClockState.PAUSED) {
            return false;
        }
        goOn(at);
        return true;
    }

    /** Going straight from paused to stopped keeps the pause. */
    boolean stop(Instant at) {
        if (state == ClockState.PAUSED) {
            goOn(at);
        }
        if (state != ClockState.RUNNING) {
            return false;
        }
        state = ClockState.STOPPED;
        haltedAt = at;
        return true;
    }

    /** Goes on where it stopped: the time in between does not count. Warnings that belong to the past are not repeated. */
    boolean reopen(Instant at, Function<Rung, Instant> noticeAt) {
        if (state != ClockState.STOPPED) {
            return false;
        }
        goOn(at);
        cycle++;
        given = new ArrayList<>(ladder.stream()
                .filter(rung -> rung.isWarning() && !noticeAt.apply(rung).isAfter(at))
                .map(Rung::level)
                .toList());
        return true;
    }

    boolean cancel(Instant at) {
        if (state == ClockState.STOPPED || state == ClockState.CANCELLED) {
            return false;
        }
        haltedAt = haltedAt == null ? at : haltedAt;
        state = ClockState.CANCELLED;
        return true;
    }

    /** Whether what was due was done in time. */
    boolean isMet() {
        return state == ClockState.STOPPED && !haltedAt.isAfter(dueAt);
    }

    boolean isBreachedBy(Instant now) {
        return state != ClockState.CANCELLED && (haltedAt == null ? now : haltedAt).isAfter(dueAt);
    }

    /** The rungs whose notice is still to be given, the next first. */
    List<Rung> toGive() {
        // Nobody needs a warning of what is done already.
        return switch (state) {
            case CANCELLED -> List.of();
            case STOPPED -> pending().filter(rung -> !rung.isWarning()).toList();
            case RUNNING, PAUSED -> pending().toList();
        };
    }

    private Stream<Rung> pending() {
        return ladder.stream().filter(rung -> !given.contains(rung.level()));
    }

    private void goOn(Instant at) {
        if (at.isAfter(haltedAt)) {
            pauses.add(new Pause(haltedAt, at));
        }
        haltedAt = null;
        state = ClockState.RUNNING;
    }
}
