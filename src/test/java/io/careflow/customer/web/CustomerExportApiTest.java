package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.careflow.CareflowTest;
import io.careflow.customer.exports.CustomerExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class CustomerExportApiTest extends ImportApiCase {

    @Autowired
    CustomerExport export;

    private String owner;

    @BeforeEach
    void aCustomerWithEverything() {
        owner = "owner-" + unique.substring(0, 8);
        create("""
                {"name": "=HYPERLINK(\\"http://x\\",\\"click\\")", "company": "'quoted", "title": "a,b;\\"c\\"", "externalId": "%1$s",
                 "owner": "%3$s", "ownerGroup": "complaints", "birthday": "--02-29", "country": "CN",
                 "contacts": [{"kind": "phone", "value": "138 %2$s", "label": "work"}, {"kind": "phone", "value": "+86139%2$s"},
                              {"kind": "email", "value": "%1$s@example.org"}, {"kind": "wechat", "value": "@@"}],
                 "addresses": [{"text": "南京东路1号\\n2楼", "label": "home", "city": "上海", "country": "CN"}],
                 "preferences": {"products": ["Fridge", "-Hose"], "channel": "email"}}""".formatted(unique, mobile.substring(3), owner));
    }

    @Test
    void leadGetsEverythingAndNoCellIsAFormula() {
        var row = exported("lead");

        assertThat(row.getField("name")).isEqualTo("'=HYPERLINK(\"http://x\",\"click\")");
        assertThat(row.getField("contact.phone"))
                .isEqualTo("138 " + mobile.substring(3) + "\n+86139" + mobile.substring(3));
        assertThat(row.getField("birthday")).isEqualTo("'--02-29");
        assertThat(row.getField("tier")).isEqualTo("C");
    }

    @Test
    void exportIsImportedAgainWithoutChangingAnything() throws Exception {
        for (var format : CustomerExport.Format.values()) {
            var file = new ByteArrayOutputStream();
            export.write(export.full(), owner, format, file);

            var job = imported("customers", "apply", "careflow-customers", file.toByteArray());

            assertThat(counts(job))
                    .as(format.name())
                    .isEqualTo("1: 0 created, 0 updated, 1 unchanged, 0 refused, 1 warned");
        }
    }

    @Test
    void workbookHasTheSameCellsAsTexts() throws Exception {
        var file = new ByteArrayOutputStream();
        export.write(export.full(), owner, CustomerExport.Format.XLSX, file);

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).stream()
                            .filter(cell -> cell != null && cell.getFormula() != null)
                            .toList())
                    .isEmpty();
            assertThat(rows.get(1)
                            .getCellText(header(
                                    rows.getFirst().stream()
                                            .map(cell -> cell.getText())
                                            .toList(),
                                    "name")))
                    .isEqualTo("=HYPERLINK(\"http://x\",\"click\")");
        }
    }

    @Test
    void agentGetsMaskedContactsAndOperationsIdsAlone() {
        var masked = exported("agent");
        assertThat(masked.getField("contact.email")).isEqualTo(unique.charAt(0) + "****@example.org");
        assertThat(masked.getHeader()).doesNotContain("birthday", "address.text", "contact.wechat");
        assertThat(exported("ops").getHeader()).containsExactly("id", "tier", "valueSegment", "lifecycle", "createdAt");
    }

    @Test
    void whoWasExportedIsInTheAuditTrail() {
        var id = exported("lead").getField("id");

        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'export' and subject_id = ? and actor = 'lead'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private NamedCsvRecord exported(String user) {
        var answer = agent.as(user).get("/api/customers/export?owner=" + owner);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.response().body()).startsWith("\uFEFF");
        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(answer.response().body().substring(1))
                .stream()
                .toList();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static int header(List<String> header, String name) {
        return header.indexOf(name);
    }
}
