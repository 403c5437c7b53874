package io.careflow.platform.protection;

import io.careflow.platform.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings everything that is encrypted under the primary keys, so that older ones can be taken away. */
@Service
public class ReEncryption {

    private static final int PAGE_SIZE = 1000;

    private final List<ProtectedRows> tables;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;

    ReEncryption(List<ProtectedRows> tables, TransactionTemplate transactions, AuditTrail audit) {
        this.tables = tables;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Goes through all rows, page by page. Stopped half-way it is just begun again; once it finds nothing to do, no row
     * needs an older key.
     *
     * @return how many rows had an older key, by table
     */
    public Map<String, Integer> run() {
        audit.record("re-encrypt", "protection", "*");
        var changed = new TreeMap<String, Integer>();
        for (var rows : tables) {
            changed.put(rows.table(), all(rows));
        }
        return changed;
    }

    private int all(ProtectedRows rows) {
        int changed = 0;
        var after = new UUID(0, 0);
        while (after != null) {
            var from = after;
            var page = transactions.execute(status -> rows.renew(from, PAGE_SIZE));
            changed += page.changed();
            after = page.last();
        }
        return changed;
    }
}
