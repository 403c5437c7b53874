package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.careflow.customer.PersonalData.Hindrance;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.DespiteDeadlocks;
import io.careflow.platform.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases customers for good. What the law makes one keep stays without a person: purchases with their amounts, the times
 * of what happened, the audit trail, and that the record was erased.
 */
@Service
public class Erasure {

    /** Why somebody is erased. No free text: it would be kept. */
    public enum Reason {
        /** The customer asked for it (GDPR article 17; PIPL article 47). */
        CUSTOMER_REQUEST,
        /** There is no purpose any more for which the record is needed. */
        NO_LONGER_NEEDED,
        /** It should never have been recorded. */
        RECORDED_BY_MISTAKE;

        /** As requests write it: {@code customer-request}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The reason of that code. */
        public static Optional<Reason> of(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }
    }

    private final CustomerTable table;
    private final CustomerVisibility visibility;
    private final ErasedContacts erased;
    private final List<PersonalData> parts;
    private final Timeline timeline;
    private final AuditTrail audit;

    Erasure(
            CustomerTable table,
            CustomerVisibility visibility,
            ErasedContacts erased,
            List<PersonalData> parts,
            Timeline timeline,
            AuditTrail audit) {
        this.table = table;
        this.visibility = visibility;
        this.erased = erased;
        this.parts = parts;
        this.timeline = timeline;
        this.audit = audit;
    }

    /** What is in the way of erasing a customer, and of the records that were merged into theirs. */
    @Transactional(readOnly = true)
    public List<Hindrance> hindrances(UUID id) {
        visibility.require(id);
        return hindrances(table.withMerged(id));
    }

    /**
     * Erases a customer and the records that were merged into theirs. Doing it again changes nothing.
     *
     * @throws ProblemException 404 when there is no such customer, 409 when the record was merged into another or
     *     something is in the way, naming it
     */
    @DespiteDeadlocks
    @Transactional
    public void erase(UUID id, Reason reason) {
        erase(id, reason.code());
    }

    /** @param why as the audit trail names it */
    @DespiteDeadlocks
    @Transactional
    void erase(UUID id, String why) {
        visibility.require(id);
        var customer = table.lockAgainstAll(id).orElseThrow(() -> CustomerVisibility.unknown(id));
        if (customer.mergedInto() != null) {
            throw ProblemException.conflict(
                    "The record was merged into " + customer.mergedInto() + ": erase that one.");
        }
        if (customer.erasedAt() != null) {
            return;
        }
        var ids = table.withMerged(id);
        ids.stream().sorted().forEach(table::lockAgainstAll);
        var hindrances = hindrances(ids);
        if (!hindrances.isEmpty()) {
            throw ProblemException.conflict(hindrances.stream()
                    .map(hindrance -> hindrance.code() + " " + hindrance.reference())
                    .collect(Collectors.joining(", ", "This must come to an end first: ", "")));
        }
        table.byIds(ids).forEach(record -> erased.keep(record.contacts()));
        for (var each : ids) {
            parts.forEach(part -> part.erase(each));
            table.erase(each);
        }
        timeline.record(NewInteraction.of(id, "erased", "customer.erased"));
        audit.record(
                "erase-" + why, "customer", ids.stream().map(UUID::toString).toList());
    }

    private List<Hindrance> hindrances(List<UUID> ids) {
        return ids.stream()
                .flatMap(id -> parts.stream().flatMap(part -> part.hindrance(id).stream()))
                .toList();
    }
}
