package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten thousand cells that somebody means harm by: each line gets its answer, and nothing breaks. */
@CareflowTest
class HostileImportApiTest extends ImportApiCase {

    private static final int LINES = 2500;

    /** What becomes of a line with such a name. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("=cmd|' /C calc'!A0", "created"),
            Map.entry("+1+1", "created"),
            Map.entry("@SUM(1)", "created"),
            Map.entry("<script>document.title='broken'</script>", "created"),
            Map.entry("<img src=x onerror=alert(1)>", "created"),
            Map.entry("'; drop table customer; --", "created"),
            Map.entry("${jndi:ldap://x/a} #{7*7} {{7*7}} %s%n", "created"),
            Map.entry("\u202Egnp.exe\u202C \u200F\u2066", "created"),
            Map.entry("e" + "\u0301".repeat(190), "created"),
            Map.entry("e" + "\u0301".repeat(250), "refused: name is longer than 200"),
            Map.entry("nul\u0000nul", "refused: name contains characters that are not text"),
            Map.entry("bell\u0007", "refused: name contains characters that are not text"),
            Map.entry("two\u2028lines", "refused: name must be one line"),
            Map.entry("lone \uD800 surrogate", "refused: name contains characters that are not text"),
            Map.entry("M", "refused: name is longer than 20000"),
            Map.entry("Q", "refused: line the quotes do not fit"),
            Map.entry(",,,,", "refused: line has 8 cells, the header has 4"),
            Map.entry("\u2003", "refused: name must be given"));

    @Test
    void everyLineGetsAnAnswer() throws IOException {
        define("""
                {"subject": "customers", "columns": [
                  {"column": "id", "field": "externalId"}, {"column": "name", "field": "name"},
                  {"column": "phone", "field": "contact.phone"}, {"column": "note", "field": "preferences.service"}]}""");
        var names = List.copyOf(NAMES.keySet());
        var file = new ByteArrayOutputStream();
        file.write("id,name,phone,note\n".getBytes(StandardCharsets.UTF_8));
        for (int line = 0; line < LINES; line++) {
            file.write(line(line, names.get(line % names.size())));
        }

        var job = imported("customers", "apply", mapping, file.toByteArray());

        assertThat(job.get("state").asString()).isEqualTo("completed");
        var answers = new HashMap<Long, String>();
        for (var line : lines(job)) {
            var problem = line.get("problems").get(0);
            answers.put(
                    line.get("line").asLong(),
                    line.get("outcome").asString().equals("refused")
                            ? "refused: " + problem.get("field").asString() + " "
                                    + problem.get("message").asString()
                            : line.get("outcome").asString());
        }
        assertThat(answers).hasSize(LINES);
        for (int line = 0; line < LINES; line++) {
            assertThat(answers.get(line + 2L))
                    .as("line %d", line + 2)
                    .isEqualTo(NAMES.get(names.get(line % names.size())));
        }
        assertThat(job.get("counts").get("warned")).isEqualTo(job.get("counts").get("created"));
        assertThat(customer(unique + "-" + names.indexOf("+1+1")).get("name").asString())
                .isEqualTo("+1+1");
    }

    /** Java writes a lone surrogate as a question mark: here it is in the three bytes that some programs make of it. */
    private byte[] line(int line, String name) throws IOException {
        var written = new ByteArrayOutputStream();
        var id = unique + "-" + line;
        switch (name) {
            // One cell of a megabyte is enough for every batch.
            case "M" -> written.write(text(id + "," + "M".repeat(line < 500 ? 1_000_000 : 20_001) + ",=1+1,\n"));
            case "Q" -> written.write(text(id + ",\"Q\"Q,-1,\n"));
            case ",,,," -> written.write(text(id + ",,,,,=1+1,-1,x\n"));
            default -> {
                for (var part : ("\"" + id + "\",\"" + name + "\",=1+1,-1\n").split("(?=\uD800)|(?<=\uD800)")) {
                    written.write(
                            part.equals("\uD800") ? new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80} : text(part));
                }
            }
        }
        return written.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
