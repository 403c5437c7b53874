package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Gives customers what is kept of them, in a machine-readable form (GDPR articles 15 and 20; PIPL article 45). */
@Service
public class DataExport {

    private final List<PersonalData> parts;
    private final CustomerVisibility visibility;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    DataExport(
            List<PersonalData> parts, CustomerVisibility visibility, AuditTrail audit, JsonMapper json, Clock clock) {
        this.parts = parts;
        this.visibility = visibility;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whoever is logged in takes the data of a customer out: this is recorded before anything is read.
     *
     * @throws io.careflow.platform.ProblemException 404 when there is no such customer
     */
    @Transactional
    public void begin(UUID customerId) {
        visibility.require(customerId);
        audit.record("export", "customer", customerId.toString());
    }

    /** Writes a JSON object with a list for each part, as it is read, all as it was at one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(UUID customerId, OutputStream out) {
        visibility.require(customerId);
        try (var to = json.createGenerator(out)) {
            to.writeStartObject();
            to.writeStringProperty("id", customerId.toString());
            to.writeStringProperty("exportedAt", clock.instant().toString());
            parts.forEach(part -> write(part, customerId, to));
            to.writeEndObject();
        }
    }

    private static void write(PersonalData part, UUID customerId, JsonGenerator to) {
        to.writeArrayPropertyStart(part.name());
        part.export(customerId, to::writePOJO);
        to.writeEndArray();
    }
}
