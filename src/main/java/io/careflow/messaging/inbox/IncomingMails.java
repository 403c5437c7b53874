package io.careflow.messaging.inbox;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.Channel;
import io.careflow.messaging.CustomerWrote;
import io.careflow.messaging.email.SenderAddress;
import io.careflow.platform.Ids;
import io.careflow.platform.SqlTime;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes mails in, each once: what comes of it and that it was taken are one transaction. */
@Service
class IncomingMails {

    /** More replies about one record within an hour come from a machine that answers ours. */
    private static final int MOST_REPLIES = 20;

    private final JdbcClient jdbc;
    private final AnsweredMessages messages;
    private final Bounces bounces;
    private final SenderAddress ours;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    IncomingMails(
            JdbcClient jdbc,
            AnsweredMessages messages,
            Bounces bounces,
            SenderAddress ours,
            Timeline timeline,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.bounces = bounces;
        this.ours = ours;
        this.timeline = timeline;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a mail. */
    enum State {
        /** Nobody needs it any more. */
        HANDLED,
        /** It is for people: it stays where it is. */
        LEFT,
        /** It could not be taken in. */
        FAILED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    private record Row(UUID id, State state) {}

    /** What a mail is, and what it is about; null for nothing of ours. */
    private record Verdict(String kind, State state, AnsweredMessages.Answered about) {}

    /**
     * Takes a mail in; one that was taken in before changes nothing.
     *
     * @param digest the same for the same mail, wherever it lies
     * @param place where it lies
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW, rollbackFor = Exception.class)
    public State take(byte[] digest, String place, MimeMessage mail) throws MessagingException, IOException {
        var row = row(digest, place);
        if (row.state() != State.FAILED) {
            return row.state();
        }
        var read = IncomingMail.of(mail);
        var verdict = verdict(read);
        if (verdict.kind().equals("bounce")) {
            bounces.take(verdict.about(), read.mailId(), read.reports());
        }
        if (verdict.kind().equals("reply")) {
            replied(row.id(), verdict.about(), words(mail));
        }
        taken(row.id(), read, verdict);
        return verdict.state();
    }

    private void replied(UUID id, AnsweredMessages.Answered to, String words) {
        if (to.complaintId() == null) {
            timeline.record(NewInteraction.of(to.customerId(), "message-received", "customer.wrote")
                    .over(Channel.EMAIL.text(), Direction.INBOUND)
                    .withText(words));
        }
        events.publishEvent(
                new CustomerWrote(id, to.customerId(), to.complaintId(), to.subjectId(), Channel.EMAIL, words));
    }

    private Verdict verdict(IncomingMail mail) {
        var about = messages.first(mail.answers());
        if (mail.isReport()) {
            return about.map(message -> new Verdict("bounce", State.HANDLED, message))
                    .orElse(new Verdict("other", State.LEFT, null));
        }
        if (mail.sender() != null && ours.is(mail.sender())) {
            return new Verdict("loop", State.HANDLED, about.orElse(null));
        }
        if (mail.automatic()) {
            // Without one of ours it may be anything, a newsletter or another system's notice: people decide.
            return about.map(message -> new Verdict("auto-reply", State.HANDLED, message))
                    .orElse(new Verdict("other", State.LEFT, null));
        }
        if (about.isEmpty() || about.get().about() == null) {
            return new Verdict("other", State.LEFT, about.orElse(null));
        }
        return repliesLately(about.get().about()) < MOST_REPLIES
                ? new Verdict("reply", State.HANDLED, about.get())
                : new Verdict("loop", State.LEFT, about.get());
    }

    private static String words(MimeMessage mail) throws MessagingException, IOException {
        var text = MailText.of(mail).orElse("");
        var files = MailText.files(mail);
        return files.isEmpty() ? text : (text + "\n\n[" + String.join(", ", files) + "]").strip();
    }

    /** The mail's row, new or not; nobody else takes it in until the transaction ends. */
    private Row row(byte[] digest, String place) {
        jdbc.sql("""
                        insert into incoming_mail (id, digest, place, received_at, state, kind, attempts)
                        values (?, ?, ?, ?, 'failed', 'unread', 0) on conflict (digest) do nothing""").params(ids.next(), digest, place, now()).update();
        return jdbc.sql("update incoming_mail set place = ? where digest = ? returning id, state")
                .params(place, digest)
                .query((row, i) -> new Row(row.getObject("id", UUID.class), State.of(row.getString("state"))))
                .single();
    }

    private void taken(UUID id, IncomingMail mail, Verdict verdict) {
        var about = verdict.about();
        jdbc.sql("""
                        update incoming_mail set state = ?, kind = ?, reason = null, mail_id = ?, message_id = ?,
                            customer_id = ?, complaint_id = ?, subject_id = ?
                        where id = ?""")
                .params(
                        verdict.state().text(),
                        verdict.kind(),
                        mail.mailId(),
                        about == null ? null : about.id(),
                        about == null ? null : about.customerId(),
                        about == null ? null : about.complaintId(),
                        about == null ? null : about.subjectId(),
                        id)
                .update();
    }

    private int repliesLately(UUID about) {
        return jdbc.sql(
                        "select count(*) from incoming_mail where (complaint_id = ? or subject_id = ?) and kind = 'reply'"
                                + " and received_at > ?")
                .params(about, about, now().minus(Duration.ofHours(1)))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return SqlTime.timestamp(clock.instant());
    }
}
