package io.careflow.customer.imports;

import io.careflow.customer.ContactStandard;
import io.careflow.customer.CustomFields;
import io.careflow.customer.CustomerUpserts;
import io.careflow.customer.Customers;
import io.careflow.customer.Purchases;
import jakarta.validation.Validator;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes what brings the rows of a job into the records. */
@Component
class BatchImports {

    private final Customers customers;
    private final CustomerUpserts upserts;
    private final ContactStandard contacts;
    private final CustomFields fields;
    private final Purchases purchases;
    private final Validator validator;
    private final ZoneId defaultZone;

    BatchImports(
            Customers customers,
            CustomerUpserts upserts,
            ContactStandard contacts,
            CustomFields fields,
            Purchases purchases,
            Validator validator,
            @Value("${careflow.default-zone}") ZoneId defaultZone) {
        this.customers = customers;
        this.upserts = upserts;
        this.contacts = contacts;
        this.fields = fields;
        this.purchases = purchases;
        this.validator = validator;
        this.defaultZone = defaultZone;
    }

    BatchImport of(ImportJob job, ImportMapping mapping) {
        var dryRun = job.mode() == ImportMode.DRY_RUN;
        var moments =
                new Moments(mapping.dateFormats(), mapping.zone() == null ? defaultZone : ZoneId.of(mapping.zone()));
        return job.subject() == ImportSubject.CUSTOMERS
                ? new CustomerBatch(upserts, contacts, new CustomerValues(contacts, moments, fields.all()), dryRun)
                : new PurchaseBatch(
                        customers,
                        upserts,
                        purchases,
                        new PurchaseReader(moments, validator, job.mappingName()),
                        Boolean.TRUE.equals(mapping.createCustomers()),
                        dryRun);
    }
}
