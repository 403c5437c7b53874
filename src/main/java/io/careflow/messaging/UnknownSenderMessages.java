package io.careflow.messaging;

import io.careflow.messaging.sms.IncomingSms;
import io.careflow.messaging.sms.UnknownSenders;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people wrote whom nobody knows by their number, until somebody has seen to it. */
@Service
public class UnknownSenderMessages {

    private static final int PAGE_SIZE = 50;
    private static final String SUBJECT = "incoming-sms";

    private final UnknownSenders senders;
    private final IncomingSms incoming;
    private final AuditTrail audit;

    UnknownSenderMessages(UnknownSenders senders, IncomingSms incoming, AuditTrail audit) {
        this.senders = senders;
        this.incoming = incoming;
        this.audit = audit;
    }

    /**
     * A page of them, newest first; that they were read is in the audit trail.
     *
     * @param page cursor of an earlier page; null or blank for the first
     * @throws ProblemException 400 when {@code page} is no cursor
     */
    @Transactional
    public Page<UnknownSenderSms> list(String page) {
        var rows = senders.newest(Page.after(page).orElse(null), PAGE_SIZE + 1);
        var items = Page.of(rows, PAGE_SIZE, last -> last.id().toString());
        if (!items.items().isEmpty()) {
            audit.record(
                    "read",
                    SUBJECT,
                    items.items().stream().map(sms -> sms.id().toString()).toList());
        }
        return items;
    }

    /**
     * Looks again whose number it is, after it was put on a record: what they wrote goes where it would have gone.
     *
     * @throws ProblemException 404 when there is no such SMS any more, 409 when the number is still nobody's
     */
    @Transactional
    public void lookAgain(UUID id) {
        if (!senders.lock(id)) {
            throw unknown();
        }
        if (!incoming.deliverKept(id)) {
            throw ProblemException.conflict("Nobody has this number: put it on the record of whoever wrote.");
        }
        audit.record("assign", SUBJECT, id.toString());
    }

    /**
     * Forgets who wrote and what.
     *
     * @throws ProblemException 404 when there is no such SMS any more
     */
    @Transactional
    public void discard(UUID id) {
        if (!senders.lock(id)) {
            throw unknown();
        }
        senders.forget(id);
        audit.record("discard", SUBJECT, id.toString());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such SMS.");
    }
}
