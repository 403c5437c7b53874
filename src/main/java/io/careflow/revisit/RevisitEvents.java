package io.careflow.revisit;

import io.careflow.customer.CustomerComplained;
import io.careflow.customer.CustomersMerging;
import io.careflow.engine.ProcessMessages;
import io.careflow.messaging.CustomerWrote;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens elsewhere and moves a revisit, told to its process in the same transaction. */
@Component
class RevisitEvents {

    private final RevisitTable revisits;
    private final ProcessMessages process;

    RevisitEvents(RevisitTable revisits, ProcessMessages process) {
        this.revisits = revisits;
        this.process = process;
    }

    /** Whoever complains is not asked how content they are. */
    @EventListener
    void complained(CustomerComplained complained) {
        overtaken(complained.customerId());
    }

    /** Of two revisits of one customer the survivor's own goes on. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void merging(CustomersMerging merging) {
        if (revisits.openOf(merging.survivor()).isPresent()) {
            overtaken(merging.merged());
        }
    }

    /** An answer to the message of a revisit is for a person to read; nobody waits for one that is over. */
    @EventListener(condition = "#wrote.subjectId != null")
    void wrote(CustomerWrote wrote) {
        revisits.lockOpen(wrote.subjectId())
                .ifPresent(open ->
                        process.publish("revisit-answered", wrote.subjectId().toString(), Map.of()));
    }

    /** Nobody goes on with what is open of a customer. */
    void overtaken(UUID customer) {
        for (var revisit : revisits.allOpenOf(customer)) {
            process.publish("revisit-overtaken", revisit.toString(), Map.of());
        }
    }
}
