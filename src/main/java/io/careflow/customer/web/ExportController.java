package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Masked;
import io.careflow.customer.exports.CustomerExport;
import io.careflow.customer.exports.CustomerExport.Column;
import io.careflow.customer.exports.CustomerExport.Format;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers as a file. Who gets which columns is decided by their role; whoever is in it is in the audit trail. */
@RestController
@Tag(name = "Customers")
class ExportController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CustomerExport export;

    ExportController(CustomerExport export) {
        this.export = export;
    }

    @GetMapping("/api/customers/export")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary = "The customers that you may see as a file, or those of an owner",
            description = "format is csv (UTF-8 with BOM) or xlsx. Leads get every field in the layout that the mapping"
                    + " careflow-customers imports again, agents names and masked contacts, operations ids alone. A cell"
                    + " that a spreadsheet could take for a formula begins with an apostrophe.")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) String owner,
            HttpServletResponse response)
            throws IOException {
        var wanted = format(format);
        response.setContentType(wanted == Format.CSV ? "text/csv;charset=UTF-8" : WORKBOOK);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=customers." + wanted.name().toLowerCase(Locale.ROOT));
        export.write(columns(), owner, wanted, response.getOutputStream());
    }

    private List<Column> columns() {
        var staff = Staff.current();
        if (staff.has(Role.LEAD)) {
            return export.full();
        }
        return staff.has(Role.AGENT)
                ? Stream.concat(CustomerExport.standing().stream(), masked().stream())
                        .toList()
                : CustomerExport.standing();
    }

    private static List<Column> masked() {
        return List.of(
                Column.of("externalId", Customer::externalId),
                Column.of("kind", customer -> customer.kind().code()),
                Column.of("name", Customer::name),
                Column.of("company", Customer::company),
                Column.of("contact.email", customer -> Masked.email(customer.email())),
                Column.of(
                        "contact.phone",
                        customer -> customer.shownPhone() == null
                                ? null
                                : Masked.phone(customer.shownPhone().value())),
                Column.of("owner", Customer::owner));
    }

    private static Format format(String code) {
        try {
            return Format.valueOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("format", "is none of csv, xlsx");
        }
    }
}
