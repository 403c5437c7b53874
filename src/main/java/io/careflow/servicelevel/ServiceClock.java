package io.careflow.servicelevel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    Target target;
    String calendar;

    /** The windows it counts by, until it is recalculated. */
    String calendarVersion;

    String rule;
    String policyVersion;
    String policy;
    Map<String, Object> policyInputs;
    List<Rung> ladder;
    /** Levels of this cycle that need no notice any more. */
    List<String> given = new ArrayList<>();

    Instant startedAt;
    List<Pause> pauses = new ArrayList<>();
    Instant haltedAt;
    Instant dueAt;

    /** Null when none is to come, as things stand. */
    Instant nextNoticeAt;

    static ServiceClock of(UUID id, int turn, ClockTerms terms, BusinessCalendar calendar) {
        var clock = new ServiceClock();
        clock.id = id;
        clock.subjectType = terms.subjectType();
        clock.subjectId = terms.subjectId();
        clock.metric = terms.metric();
        clock.turn = turn;
        clock.state = ClockState.RUNNING;
        clock.startedAt = terms.start();
        clock.countBy(terms.policy(), calendar);
        return clock;
    }

    private void countBy(ClockPolicy terms, BusinessCalendar windows) {
        target = terms.target();
        calendar = terms.calendar();
        calendarVersion = windows.version();
        rule = terms.rule();
        policyVersion = terms.policyVersion();
        policy = terms.policy();
        policyInputs = terms.inputs();
        ladder = terms.ladder();
    }

    /** The target is consumed at another time since pauses, target or windows are others. */
    void computeDue(BusinessCalendar windows) {
        dueAt = target.due(windows, startedAt, pauses).truncatedTo(ChronoUnit.MILLIS);
    }

    /** When a rung's part of the target is consumed. */
    Instant noticeAt(BusinessCalendar windows, Rung rung) {
        return target.consumed(rung.percent(), windows, startedAt, pauses).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Which notice comes next is another since state, given levels or their times are others. */
    void awaitNextNotice(BusinessCalendar windows) {
        nextNoticeAt = toGive().stream()
                .findFirst()
                .map(rung -> noticeAt(windows, rung))
                .filter(at -> haltedAt == null || !at.isAfter(haltedAt))
                .orElse(null);
    }

    /**
     * Counts by another policy from its start on. What was told stays told, except for levels whose time is still to
     * come now: they begin a new cycle.
     */
    boolean recalculate(ClockPolicy policy, BusinessCalendar windows, Instant at) {
        if (!isOpen()) {
            return false;
        }
        countBy(policy, windows);
        computeDue(windows);
        var passed = given.stream()
                .filter(level -> ladder.stream()
                        .noneMatch(rung -> rung.level().equals(level)
                                && noticeAt(windows, rung).isAfter(until(at))))
                .toList();
        if (passed.size() < given.size()) {
            cycle++;
            given = new ArrayList<>(passed);
        }
        return true;
    }

    /** Whether what is due has still to be done. */
    boolean isOpen() {
        return state == ClockState.RUNNING || state == ClockState.PAUSED;
    }

    /** Up to when time was consumed: a clock that stands still has consumed nothing since then. */
    Instant until(Instant now) {
        return haltedAt == null ? now : haltedAt;
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
    boolean reopen(Instant at, BusinessCalendar windows) {
        if (state != ClockState.STOPPED) {
            return false;
        }
        goOn(at);
        cycle++;
        given = new ArrayList<>(ladder.stream()
                .filter(rung -> rung.isWarning() && !noticeAt(windows, rung).isAfter(at))
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
        return isBreachedBy(now, dueAt);
    }

    /** {@link #isBreachedBy(Instant)}, if it were due at another instant. */
    boolean isBreachedBy(Instant now, Instant due) {
        return state != ClockState.CANCELLED && until(now).isAfter(due);
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
