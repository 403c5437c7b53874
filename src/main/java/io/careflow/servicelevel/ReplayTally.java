package io.careflow.servicelevel;

import io.careflow.servicelevel.Replay.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a replay finds; needs no more memory for many clocks than for few. */
final class ReplayTally {

    private final int limit;
    private final Map<Metric, Counts> counts = new EnumMap<>(Metric.class);
    private final List<Difference> breaches = new ArrayList<>();
    private final List<Difference> others = new ArrayList<>();
    private long differing;
    private long notReplayed;

    ReplayTally(int limit) {
        this.limit = limit;
    }

    void notReplayed() {
        notReplayed++;
    }

    void add(ServiceClock clock, ReplayedDeadline current, ReplayedDeadline draft, Instant now) {
        var count = counts.computeIfAbsent(clock.metric, metric -> new Counts());
        var before = clock.isBreachedBy(now, current.dueAt());
        var after = clock.isBreachedBy(now, draft.dueAt());
        count.clocks++;
        count.recorded += clock.isBreachedBy(now) ? 1 : 0;
        count.current += before ? 1 : 0;
        count.draft += after ? 1 : 0;
        count.newly += after && !before ? 1 : 0;
        count.noLonger += before && !after ? 1 : 0;
        if (!draft.dueAt().equals(current.dueAt())) {
            differing++;
            list(clock, current, draft, effect(before, after, draft.dueAt().isBefore(current.dueAt())));
        }
    }

    Replay result() {
        var listed = new ArrayList<>(breaches);
        listed.addAll(others.subList(0, Math.min(others.size(), limit - breaches.size())));
        var metrics = Arrays.stream(Metric.values())
                .map(metric -> counts.getOrDefault(metric, new Counts()).of(metric))
                .toList();
        return new Replay(metrics, differing, listed, notReplayed);
    }

    private void list(ServiceClock clock, ReplayedDeadline current, ReplayedDeadline draft, Replay.Effect effect) {
        var list = effect.isOfBreach() ? breaches : others;
        if (list.size() < limit) {
            list.add(new Difference(
                    clock.subjectType,
                    clock.subjectId,
                    clock.metric,
                    clock.turn,
                    clock.startedAt,
                    clock.haltedAt,
                    clock.dueAt,
                    current.dueAt(),
                    draft.dueAt(),
                    effect,
                    draft.reasons(current)));
        }
    }

    private static Replay.Effect effect(boolean before, boolean after, boolean isEarlier) {
        if (before != after) {
            return after ? Replay.Effect.NEWLY_BREACHED : Replay.Effect.NO_LONGER_BREACHED;
        }
        return isEarlier ? Replay.Effect.EARLIER : Replay.Effect.LATER;
    }

    private static final class Counts {
        private long clocks;
        private long recorded;
        private long current;
        private long draft;
        private long newly;
        private long noLonger;

        Replay.OfMetric of(Metric metric) {
            return new Replay.OfMetric(metric, clocks, recorded, current, draft, newly, noLonger);
        }
    }
}
