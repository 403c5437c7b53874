package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DeployedModels;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a draft of the policy or of calendars on past clocks before it is published. Reads page by page, in a
 * transaction that can change nothing.
 */
@Service
public class Replays {

    private static final int PAGE = 1_000;

    private final ClockTable table;
    private final BusinessCalendars calendars;
    private final DeployedModels models;
    private final TransactionTemplate reading;
    private final Clock time;

    Replays(
            ClockTable table,
            BusinessCalendars calendars,
            DeployedModels models,
            PlatformTransactionManager transactions,
            Clock time) {
        this.table = table;
        this.calendars = calendars;
        this.models = models;
        this.time = time;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        // All pages show one moment.
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Computes the deadlines of the period's clocks anew, with what the policy was asked then and the pauses, stops and
     * reopenings as they were. Cancelled clocks are left out.
     *
     * @throws ProblemException 422 naming {@code table} or {@code calendars} when the draft could not be published, or has
     *     no answer for a clock of the period
     */
    public Replay replay(ReplayDraft draft) {
        var kept = calendars.all();
        var promised = table().map(Promises::of);
        var current = promised.map(promises -> new ReplayedPolicy(promises, kept, Set.of()));
        var drafted = drafted(draft, kept, promised);
        var tally = new ReplayTally(draft.limit());
        reading.executeWithoutResult(status -> replay(draft, current, drafted, tally));
        return tally.result();
    }

    /** The text of the table in force; empty where there is none. */
    public Optional<String> table() {
        return models.deployed(Promises.FILE).map(DeployedModels.Deployed::content);
    }

    private void replay(
            ReplayDraft draft, Optional<ReplayedPolicy> current, ReplayedPolicy drafted, ReplayTally tally) {
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var page = table.startedBetween(draft.from(), draft.to(), null, PAGE);
        while (!page.isEmpty()) {
            for (var clock : page) {
                if (!Promises.POLICY.equals(clock.policy) || clock.policyInputs == null) {
                    tally.notReplayed();
                } else {
                    tally.add(clock, before(clock, current), after(clock, drafted, draft), now);
                }
            }
            page = table.startedBetween(draft.from(), draft.to(), page.getLast(), PAGE);
        }
    }

    /** As it was recorded, where the current policy has no answer. */
    private static ReplayedDeadline before(ServiceClock clock, Optional<ReplayedPolicy> current) {
        try {
            return current.map(policy -> policy.deadline(clock)).orElseGet(() -> recorded(clock));
        } catch (DecisionFault | UnreachableTarget e) {
            return recorded(clock);
        }
    }

    private static ReplayedDeadline recorded(ServiceClock clock) {
        return new ReplayedDeadline(clock.dueAt, clock.rule, clock.target.text(), clock.calendar);
    }

    private static ReplayedDeadline after(ServiceClock clock, ReplayedPolicy drafted, ReplayDraft draft) {
        var field = draft.table() == null ? "calendars" : "table";
        try {
            return drafted.deadline(clock);
        } catch (DecisionFault e) {
            var asked = String.valueOf(clock.policyInputs);
            throw ReplayDraft.fault(
                    field, "no-answer", "has no answer for " + asked + ": " + e.reason(), asked, e.reason());
        } catch (UnreachableTarget e) {
            var asked = String.valueOf(clock.policyInputs);
            throw ReplayDraft.fault(
                    field, "unreachable", "makes a target unreachable within ten years, for " + asked, asked);
        }
    }

    private static ReplayedPolicy drafted(
            ReplayDraft draft, Map<String, BusinessCalendar> kept, Optional<Promises> current) {
        var known = new HashMap<>(kept);
        draft.calendars().forEach((id, written) -> known.put(id, calendar(id, written, draft.from())));
        if (draft.table() == null) {
            var promises = current.orElseThrow(() -> FieldFault.of("table", "must be given, since there is none yet"));
            return new ReplayedPolicy(promises, known, draft.calendars().keySet());
        }
        try {
            var promises = Promises.of(draft.table());
            promises.check(known);
            return new ReplayedPolicy(promises, known, draft.calendars().keySet());
        } catch (DecisionFault e) {
            var message = "cannot be used: " + e.getMessage();
            throw e.word() == null
                    ? ReplayDraft.fault("table", "unusable", message, e.getMessage())
                    : ReplayDraft.fault(
                            "table", e.word(), message, e.arguments().toArray(String[]::new));
        }
    }

    private static BusinessCalendar calendar(String id, CalendarDefinition written, Instant from) {
        var field = "calendars." + id;
        if (written == null) {
            throw FieldFault.of(field, "must not be null");
        }
        return CalendarReader.inline(written, field, LocalDate.ofInstant(from, ZoneOffset.UTC));
    }
}
