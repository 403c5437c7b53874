package io.careflow.customer.exports;

import io.careflow.customer.CustomFields;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.CustomerSearch;
import io.careflow.customer.imports.CustomerLayout;
import io.careflow.platform.AuditTrail;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Writes the customers that whoever is logged in may see into a file, page by page. */
@Service
public class CustomerExport {

    private static final int PAGE_SIZE = 500;

    private final CustomerSearch search;
    private final CustomFields fields;
    private final AuditTrail audit;

    CustomerExport(CustomerSearch search, CustomFields fields, AuditTrail audit) {
        this.search = search;
        this.fields = fields;
        this.audit = audit;
    }

    /** The formats of files. */
    public enum Format {
        CSV,
        XLSX
    }

    /**
     * A column.
     *
     * @param cell never null
     */
    public record Column(String header, Function<Customer, String> cell) {

        /** A column whose cell may be null. */
        public static Column of(String header, Function<Customer, ?> value) {
            return new Column(header, customer -> {
                Object cell = value.apply(customer);
                return cell == null ? "" : cell.toString();
            });
        }
    }

    /** What is known of where a customer stands, which nobody imports. */
    public static List<Column> standing() {
        return List.of(
                Column.of("id", Customer::id),
                Column.of("tier", Customer::tier),
                Column.of("valueSegment", customer -> customer.standing().valueSegment()),
                Column.of("lifecycle", customer -> customer.standing().lifecycle()),
                Column.of("createdAt", Customer::createdAt));
    }

    /** Everything in clear, in the layout that is imported again. */
    public List<Column> full() {
        var columns = new ArrayList<>(standing());
        for (var field : CustomerLayout.fields(fields.all())) {
            columns.add(new Column(field, customer -> CustomerLayout.cell(field, CustomerDetails.of(customer))));
        }
        return columns;
    }

    /**
     * Writes customers, newest first.
     *
     * @param owner login name; null for all
     * @param out is not closed
     */
    public void write(List<Column> columns, String owner, Format format, OutputStream out) throws IOException {
        try (var file = format == Format.CSV ? new CsvFile(out) : new WorkbookFile(out)) {
            file.row(columns.stream().map(Column::header).toList());
            var page = "";
            while (page != null) {
                var customers = search.list(owner, page, PAGE_SIZE);
                audit.record(
                        "export",
                        "customer",
                        customers.items().stream()
                                .map(customer -> customer.id().toString())
                                .toList());
                for (var customer : customers.items()) {
                    file.row(cells(columns, customer));
                }
                file.flush();
                page = customers.next();
            }
        }
    }

    private static List<String> cells(List<Column> columns, Customer customer) {
        return columns.stream().map(column -> column.cell().apply(customer)).toList();
    }
}
