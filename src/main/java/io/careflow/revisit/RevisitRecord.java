package io.careflow.revisit;

import io.careflow.customer.Customers;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.RecordChanges;
import io.careflow.customer.RescueWanted;
import io.careflow.customer.Timeline;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.desk.TaskTexts;
import io.careflow.platform.CompanyDay;
import io.careflow.servicelevel.BusinessCalendars;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process writes on a revisit: {@code step} says what happened, the other changes are that step's facts. */
@Component
class RevisitRecord implements UpdatableRecord {

    static final String TYPE = "revisit";

    /** The form field with what staff noted down of a talk. */
    static final String NOTE = "text_note";

    private static final Set<String> KNOWN = Set.of("step", "outcome", "nextOn");
    private static final int FURTHEST_YEARS = 2;

    private final RevisitTable revisits;
    private final Customers customers;
    private final Consents consents;
    private final Timeline timeline;
    private final TaskTexts texts;
    private final BusinessCalendars calendars;
    private final ApplicationEventPublisher events;
    private final RevisitSettings settings;
    private final CompanyDay day;
    private final Clock clock;

    RevisitRecord(
            RevisitTable revisits,
            Customers customers,
            Consents consents,
            Timeline timeline,
            TaskTexts texts,
            BusinessCalendars calendars,
            ApplicationEventPublisher events,
            RevisitSettings settings,
            CompanyDay day,
            Clock clock) {
        this.revisits = revisits;
        this.customers = customers;
        this.consents = consents;
        this.timeline = timeline;
        this.texts = texts;
        this.calendars = calendars;
        this.events = events;
        this.settings = settings;
        this.day = day;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    /** Of a revisit that is over nothing changes any more. */
    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var told = RecordChanges.of(TYPE, changes, KNOWN);
        var open = revisits.lockOpen(id);
        if (open.isEmpty()) {
            if (!revisits.exists(id)) {
                throw UpdateRefused.unknownRecord(TYPE, id);
            }
            return Map.of("triesLeft", 0, "tryAgainAt", clock.instant().toString());
        }
        var revisit = open.get();
        switch (told.step("step")) {
            case "called" -> {
                return called(id, revisit, changes);
            }
            case "answered" -> said(id, revisit, spoken(changes), nextOn(changes), "reply");
            case "not-reached" -> ended(id, revisit, RevisitOutcome.NOT_REACHED);
            case "silent" -> ended(id, revisit, RevisitOutcome.NO_REPLY);
            case "overtaken" -> revisits.close(id, RevisitOutcome.POSTPONED, null, clock.instant());
            default ->
                throw UpdateRefused.field(TYPE, "step", "is none of called, answered, not-reached, silent, overtaken");
        }
        return Map.of();
    }

    private Map<String, Object> called(UUID id, RevisitTable.Open revisit, Map<String, Object> changes) {
        if (!RevisitOutcome.NOT_REACHED.code().equals(changes.get("outcome"))) {
            said(id, revisit, spoken(changes), nextOn(changes), "call");
            return Map.of("triesLeft", 0, "tryAgainAt", clock.instant().toString());
        }
        revisits.tried(id);
        // Nobody heard from anybody: it is no contact.
        timeline.record(note(id, revisit, "revisit-try", "revisit.not-reached"));
        return Map.of(
                "triesLeft",
                Math.max(0, revisit.mostTries() - revisit.tries() - 1),
                "tryAgainAt",
                tryAgainAt(revisit).toString());
    }

    private void said(UUID id, RevisitTable.Open revisit, RevisitOutcome outcome, LocalDate nextOn, String kind) {
        if (kind.equals("call")) {
            revisits.tried(id);
        }
        if (outcome == RevisitOutcome.DECLINED) {
            stopAsking(revisit.customer());
        }
        if (outcome == RevisitOutcome.WANTS_TO_LEAVE) {
            events.publishEvent(new RescueWanted(revisit.customer(), "periodic-revisit"));
        }
        var entry = note(id, revisit, kind, "revisit." + outcome.code());
        timeline.record(kind.equals("call") ? entry.over("phone", Direction.OUTBOUND) : entry);
        revisits.close(id, outcome, nextOn, clock.instant());
    }

    private void ended(UUID id, RevisitTable.Open revisit, RevisitOutcome outcome) {
        var today = day.today();
        revisits.close(id, outcome, today.plus(revisit.every()), clock.instant());
        timeline.record(NewInteraction.of(revisit.customer(), "revisit-end", "revisit.end." + outcome.code()));
    }

    private NewInteraction note(UUID id, RevisitTable.Open revisit, String kind, String summary) {
        return NewInteraction.of(revisit.customer(), kind, summary)
                .withText(texts.latest(id, NOTE).orElse(null));
    }

    /** They said so to a person: no more revisits, by any channel. */
    private void stopAsking(UUID customer) {
        consents.record(
                customer,
                Arrays.stream(ConsentChannel.values())
                        .map(channel -> new NewStatement(
                                channel, Purpose.RELATIONSHIP, ConsentState.OPTED_OUT, null, "revisit", null))
                        .toList());
    }

    /** The next working day at the next hour of the list, by the customer's clock. */
    private Instant tryAgainAt(RevisitTable.Open revisit) {
        var zone = customers
                .find(revisit.customer())
                .map(customer -> customer.zone())
                .orElse(day.zone());
        var hour =
                settings.callAt().get((revisit.tries() + 1) % settings.callAt().size());
        var calendar = calendars.named(settings.calendar());
        var day = LocalDate.ofInstant(calendar.addBusinessDays(clock.instant(), 1), calendar.zone());
        return day.atTime(hour).atZone(zone == null ? ZoneId.of("UTC") : zone).toInstant();
    }

    private static RevisitOutcome spoken(Map<String, Object> changes) {
        return RevisitOutcome.of(changes.get("outcome"))
                .filter(RevisitOutcome::spoke)
                .orElseThrow(() -> UpdateRefused.field(
                        TYPE, "outcome", "is none of satisfied, neutral, dissatisfied, wants-to-leave, declined"));
    }

    private LocalDate nextOn(Map<String, Object> changes) {
        var given = changes.get("nextOn");
        if (given == null || "".equals(given)) {
            return null;
        }
        try {
            var date = LocalDate.parse(given.toString());
            var today = day.today();
            if (date.isAfter(today) && date.isBefore(today.plusYears(FURTHEST_YEARS))) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw UpdateRefused.field(TYPE, "nextOn", "is not a date as 2026-12-31");
        }
        throw UpdateRefused.field(TYPE, "nextOn", "is not within the next two years");
    }
}
