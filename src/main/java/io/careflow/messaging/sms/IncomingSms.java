package io.careflow.messaging.sms;

import io.careflow.customer.ContactKind;
import io.careflow.customer.Contacts;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.CustomerWrote;
import io.careflow.messaging.OpenComplaints;
import io.careflow.messaging.SmsQuestions;
import io.careflow.platform.Ids;
import io.careflow.platform.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers write to us by SMS. */
@Service
public class IncomingSms {

    private static final Duration ANSWERED_WITHIN = Duration.ofDays(30);

    private final Contacts contacts;
    private final Consents consents;
    private final Timeline timeline;
    private final List<SmsQuestions> questions;
    private final List<OpenComplaints> complaints;
    private final UnknownSenders unknown;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    IncomingSms(
            Contacts contacts,
            Consents consents,
            Timeline timeline,
            List<SmsQuestions> questions,
            List<OpenComplaints> complaints,
            UnknownSenders unknown,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Ids ids,
            Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.timeline = timeline;
        this.questions = questions;
        this.complaints = complaints;
        this.unknown = unknown;
        this.events = events;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives an SMS that waits to whoever has the number now.
     *
     * @return false when still nobody has
     */
    @Transactional
    public boolean deliverKept(UUID id) {
        var delivered =
                unknown.locked(id).filter(kept -> deliver(id, kept.sms())).isPresent();
        if (delivered) {
            unknown.forget(id);
        }
        return delivered;
    }

    /**
     * Takes an SMS in, once for its id: an opt-out or its end holds for all who have the number, words are the answer to
     * what one of them was asked by SMS, else to the open complaint of one of them or to the last SMS of a flow, or stand on
     * the timeline. What somebody unknown writes waits for a person.
     */
    @Transactional
    public void take(ReceivedSms sms) {
        var id = ids.next();
        var isNew = jdbc.sql("insert into incoming_sms (id, provider_id, received_at) values (?, ?, ?)"
                                + " on conflict (provider_id) do nothing")
                        .params(id, sms.sid(), SqlTime.timestamp(clock.instant()))
                        .update()
                == 1;
        if (isNew && !deliver(id, sms)) {
            unknown.keep(id, sms);
        }
    }

    /**
     * Gives an SMS to whoever has the number.
     *
     * @return false when nobody has
     */
    private boolean deliver(UUID id, ReceivedSms sms) {
        var senders = contacts.holders(ContactKind.PHONE, sms.from());
        switch (sms.kind()) {
            case STOP -> senders.forEach(sender -> state(sender, ConsentState.OPTED_OUT, sms.text()));
            case START -> senders.forEach(sender -> state(sender, ConsentState.OPTED_IN, sms.text()));
            // Twilio has answered.
            case HELP -> senders.stream().findFirst().ifPresent(sender -> note(sender, sms.text()));
            case TEXT -> wrote(id, senders, sms.text());
        }
        return !senders.isEmpty();
    }

    private void wrote(UUID id, List<UUID> senders, String text) {
        if (answersQuestion(senders, text)) {
            return;
        }
        for (var sender : senders) {
            var complaint = complaints.stream()
                    .map(each -> each.ofCustomer(sender))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (complaint.isPresent()) {
                events.publishEvent(new CustomerWrote(id, sender, complaint.get(), null, Channel.SMS, text));
                return;
            }
        }
        for (var sender : senders) {
            var subject = answered(sender);
            if (subject.isPresent()) {
                note(sender, text);
                events.publishEvent(new CustomerWrote(id, sender, null, subject.get(), Channel.SMS, text));
                return;
            }
        }
        senders.stream().findFirst().ifPresent(sender -> note(sender, text));
    }

    /** What the last SMS was about that they got from a flow and may answer. */
    private Optional<UUID> answered(UUID customer) {
        return jdbc.sql("select subject_id from message where customer_id = ? and subject_id is not null"
                        + " and channel = 'sms' and accepted_at > ? order by accepted_at desc limit 1")
                .params(customer, SqlTime.timestamp(clock.instant().minus(ANSWERED_WITHIN)))
                .query(UUID.class)
                .optional();
    }

    private boolean answersQuestion(List<UUID> senders, String text) {
        return senders.stream()
                .anyMatch(sender -> questions.stream().anyMatch(question -> question.answer(sender, text)));
    }

    private void note(UUID customer, String text) {
        timeline.record(NewInteraction.of(customer, "message-received", "customer.wrote")
                .over(Channel.SMS.text(), Direction.INBOUND)
                .withText(text));
    }

    /** Whoever starts again takes back that they stopped; they did not agree to what they had never heard of. */
    private void state(UUID customer, ConsentState state, String words) {
        var statements = Arrays.stream(Purpose.values())
                .filter(purpose -> state == ConsentState.OPTED_OUT
                        || consents.state(customer, ConsentChannel.SMS, purpose)
                                .filter(ConsentState.OPTED_OUT::equals)
                                .isPresent())
                .map(purpose ->
                        new NewStatement(ConsentChannel.SMS, purpose, state, null, "sms-reply", "SMS: " + words))
                .toList();
        consents.record(customer, statements);
    }
}
