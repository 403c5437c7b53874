package io.careflow.planning;

import io.careflow.engine.ProcessMessages;
import io.careflow.planning.Judgement.Verdict;
import io.careflow.platform.CompanyDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds who is due for a scheduled flow, and starts it: once a customer and occasion, however often it is asked. */
@Service
@EnableConfigurationProperties(PlanningSettings.class)
public class Planner {

    private static final int FOUND_AT_A_TIME = 1_000;
    private static final int STARTED_AT_A_TIME = 200;

    private final ScheduledFlows flows;
    private final PlannerTable table;
    private final LiveCustomers live;
    private final ProcessMessages process;
    private final PlanningSettings settings;
    private final CompanyDay day;
    private final TransactionTemplate transaction;

    Planner(
            ScheduledFlows flows,
            PlannerTable table,
            LiveCustomers live,
            ProcessMessages process,
            PlanningSettings settings,
            CompanyDay day,
            TransactionTemplate transaction) {
        this.flows = flows;
        this.table = table;
        this.live = live;
        this.process = process;
        this.settings = settings;
        this.day = day;
        this.transaction = transaction;
    }

    /** The company's date now. */
    public LocalDate today() {
        return day.today();
    }

    /**
     * Goes on with the search for who is due today, or begins it, after those of missed dates; page by page, each in a
     * transaction of its own.
     *
     * @param longest after how long no further page is begun
     * @return whether all were found
     * @throws io.careflow.platform.ProblemException 404 when no such flow starts by schedule
     */
    public boolean find(String flow, Duration longest) {
        return find(flow, longest, FOUND_AT_A_TIME);
    }

    boolean find(String flow, Duration longest, int page) {
        var until = System.nanoTime() + longest.toNanos();
        var scheduled = flows.require(flow);
        var today = today();
        for (var date : unfinished(scheduled, today)) {
            boolean finished;
            do {
                if (System.nanoTime() - until >= 0) {
                    return false;
                }
                finished = transaction.execute(status -> findPage(scheduled, date, page));
            } while (!finished);
        }
        return true;
    }

    /**
     * Starts who waits, as long as the engine keeps up and there is capacity; who is left waits for the next day.
     *
     * @param longest after how long nobody further is started
     * @return whether there is nothing left to do today
     * @throws io.careflow.platform.ProblemException 404 when no such flow starts by schedule
     */
    public boolean start(String flow, Duration longest) {
        var until = System.nanoTime() + longest.toNanos();
        var scheduled = flows.require(flow);
        var today = today();
        while (System.nanoTime() - until < 0
                && process.undelivered(settings.mostUndelivered()) < settings.mostUndelivered()) {
            if (transaction.execute(status -> startPage(scheduled, today)) == 0) {
                return true;
            }
        }
        return false;
    }

    private List<LocalDate> unfinished(ScheduledFlow flow, LocalDate today) {
        var oldest = today.minusDays(flow.catchUpDays());
        var from = table.lastFinished(flow.name())
                .map(last -> last.plusDays(1))
                .map(next -> next.isBefore(oldest) ? oldest : next)
                .orElse(today);
        return from.datesUntil(today.plusDays(1)).toList();
    }

    private boolean findPage(ScheduledFlow flow, LocalDate date, int page) {
        var after = table.lockSearch(flow.name(), date);
        if (after.isEmpty()) {
            return true;
        }
        var customers = flow.candidates(date, after.get(), page, live);
        var judged = customers.isEmpty() ? List.<Judgement>of() : flow.judge(date, customers);
        var finished = customers.size() < page;
        table.keep(
                flow.name(),
                date,
                judged,
                customers.isEmpty() ? after.get() : customers.getLast(),
                customers.size(),
                finished);
        return finished;
    }

    /** @return how many were taken */
    private int startPage(ScheduledFlow flow, LocalDate today) {
        table.lockStarts(flow.name(), today);
        var taken = table.next(flow.name(), today, capacities(flow, today), STARTED_AT_A_TIME);
        var judged = judge(
                flow, today, taken.stream().map(PlannerTable.Waiting::customer).toList());
        var started = new ArrayList<UUID>();
        for (var waiting : taken) {
            var judgement = judged.get(new Turn(waiting.customer(), waiting.occasion()));
            if (judgement != null && judgement.verdict() == Verdict.DUE) {
                flow.start(waiting.id(), today, judgement);
                started.add(waiting.id());
            } else {
                table.dropped(waiting.id(), today, judgement == null ? "no-longer" : judgement.reason());
            }
        }
        table.started(started, today);
        return taken.size();
    }

    private Map<Turn, Judgement> judge(ScheduledFlow flow, LocalDate date, Collection<UUID> customers) {
        var still = live.of(customers);
        return still.isEmpty()
                ? Map.of()
                : flow.judge(date, List.copyOf(still)).stream()
                        .collect(Collectors.toMap(
                                judgement -> new Turn(judgement.customerId(), judgement.occasion()),
                                judgement -> judgement));
    }

    private Map<String, Integer> capacities(ScheduledFlow flow, LocalDate date) {
        var capacities = new HashMap<String, Integer>();
        table.queues(flow.name())
                .forEach(queue -> flow.capacity(date, queue).ifPresent(most -> capacities.put(queue, most)));
        return capacities;
    }

    private record Turn(UUID customer, String occasion) {}
}
