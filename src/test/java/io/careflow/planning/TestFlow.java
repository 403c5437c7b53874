package io.careflow.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** Everybody of the test is due, unless it says otherwise. */
final class TestFlow implements ScheduledFlow {

    final String name;
    final List<UUID> people;
    final List<UUID> started = new ArrayList<>();
    final List<LocalDate> dates = new ArrayList<>();
    final Map<UUID, Integer> judgements = new HashMap<>();
    final Map<UUID, String> queues = new HashMap<>();
    final Map<UUID, Integer> priorities = new HashMap<>();
    final Map<UUID, String> leftOut = new HashMap<>();
    String occasion = "one";
    UUID failsAt;
    UUID refusesToStart;
    int catchUpDays;
    Integer capacity;

    TestFlow(String name, List<UUID> people) {
        this.name = name;
        this.people = people;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int catchUpDays() {
        return catchUpDays;
    }

    @Override
    public List<UUID> candidates(LocalDate date, UUID after, int most, LiveCustomers all) {
        dates.add(date);
        return people.stream()
                .filter(customer -> customer.toString().compareTo(after.toString()) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> asked) {
        if (failsAt != null && asked.contains(failsAt)) {
            throw new IllegalStateException("killed");
        }
        return asked.stream().map(this::judge).toList();
    }

    private Judgement judge(UUID customer) {
        judgements.merge(customer, 1, Integer::sum);
        var reason = leftOut.get(customer);
        return reason == null
                ? Judgement.due(customer, occasion, "test", Map.of())
                        .queued(queues.get(customer), priorities.getOrDefault(customer, 0))
                : Judgement.leftOut(customer, occasion, reason, Map.of());
    }

    @Override
    public OptionalInt capacity(LocalDate date, String queue) {
        return capacity == null ? OptionalInt.empty() : OptionalInt.of(capacity);
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        if (due.customerId().equals(refusesToStart)) {
            throw new IllegalStateException("refused");
        }
        started.add(due.customerId());
    }
}
