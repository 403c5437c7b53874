package io.careflow.servicelevel;

import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Computes when something is due, in business time. */
@Service
public class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private final BusinessCalendars calendars;
    private final DeadlineEvents events;

    Deadlines(BusinessCalendars calendars, DeadlineEvents events) {
        this.calendars = calendars;
        this.events = events;
    }

    /**
     * Computes a deadline and records what it came from, in the caller's transaction.
     *
     * @param jobKey the job that asked; a key is recorded once only
     * @throws UnknownCalendar when there is no such calendar
     * @throws UnreachableTarget when that takes more than ten years
     */
    public Deadline compute(DeadlineTerms terms, long jobKey) {
        var calendar = calendars.named(terms.calendar());
        var start = terms.start().truncatedTo(ChronoUnit.MILLIS);
        var warnAfter = terms.target().multipliedBy(terms.warnAtPercent()).dividedBy(100);
        var due = calendar.add(start, terms.target(), terms.pauses());
        var warn = calendar.add(start, warnAfter, terms.pauses());
        var warnings = calendar.warnings(start, due);
        warnings.forEach(warning -> log.warn(
                "The {} deadline of complaint {} may be wrong: {}", terms.metric(), terms.complaintId(), warning));
        var deadline = new Deadline(due.truncatedTo(ChronoUnit.MILLIS), warn.truncatedTo(ChronoUnit.MILLIS), warnings);
        events.computed(terms, calendar.version(), deadline, jobKey);
        return deadline;
    }
}
