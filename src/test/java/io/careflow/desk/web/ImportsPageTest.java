package io.careflow.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.careflow.CareflowTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class ImportsPageTest extends BrowserCase {

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({"en-US, 1440", "zh-CN, 390"})
    void fileIsTriedAndThenApplied(String language, int width) {
        var suffix = "-" + language.substring(0, 2);
        var file = """
                externalId,name,contact.phone,contact.email,birthday,country
                %1$s-1,王小明,ask his wife,xiaoming@example.org,sometime,中国
                %1$s-2,Ada Lovelace,+441632960960,ada@example.org,1815-12-10,UK
                ,Nobody,,,,
                %1$s-4,"unbalanced,,,,
                """.formatted(unique);
        mapping(
                "{\"subject\": \"customers\", \"columns\": [{\"column\": \"externalId\", \"field\": \"externalId\"}, {\"column\": \"name\", \"field\": \"name\"}, {\"column\": \"contact.phone\", \"field\": \"contact.phone\"}, {\"column\": \"birthday\", \"field\": \"birthday\"}]}");
        var page = loggedIn("lead", language, width);
        page.navigate("/imports");
        check(page, "imports" + suffix);

        give(page, "客户-2026.csv", file);
        count(page, "created", "2");
        count(page, "refused", "2");
        assertThat(page.locator(".import-lines tbody tr")).hasCount(4);
        check(page, "import-tried" + suffix);

        page.locator("main .actions a").first().click();
        assertThat(page.locator("input[value=apply]")).isChecked();
        give(page, "客户-2026.csv", file);
        count(page, "created", "2");
        page.locator(".import-lines td a").first().click();
        assertThat(page.locator("h1")).containsText("王小明");
        page.navigate("/imports");
        assertThat(page.locator(".import-jobs tbody tr").first()).containsText("客户-2026.csv");
        look(page, "imports-history" + suffix);
    }

    @Test
    void hostileCellsAndNamesOfFilesAreShownHarmless() {
        mapping(
                "{\"subject\": \"customers\", \"columns\": [{\"column\": \"id\", \"field\": \"externalId\"}, {\"column\": \"name\", \"field\": \"name\"}, {\"column\": \"note\", \"field\": \"preferences.service\"}]}");
        var page = loggedIn("admin", "en-US", 390);
        page.navigate("/imports?mode=apply");
        give(page, "\u202Egpj.<img src=x onerror=alert(1)>" + "x".repeat(120) + ".csv", """
                id,name,note
                %1$s-1,<script>document.title='broken'</script>,"<img src=x onerror=document.title='broken'>"
                %1$s-2,\u202Egnp.exe,${7*7} #{7*7}
                %1$s-3,%2$s,=1+1
                """.formatted(
                        unique, "e" + "\u0301".repeat(190)));
        count(page, "created", "3");
        look(page, "import-hostile");
        page.navigate(page.url() + "?show=all");
        look(page, "import-hostile-all");
        for (int line = 0; line < 3; line++) {
            page.locator(".import-lines td a").nth(line).click();
            page.waitForURL("**/customers/*");
            look(page, "customer-hostile-" + line);
            assertThat(page.title()).doesNotContain("broken");
            page.goBack();
        }
    }

    @Test
    void whoeverGaveTheFileCancelsIt() {
        var job = UUID.randomUUID();
        jdbc.sql("""
                        insert into import_job (id, subject, mode, mapping_name, mapping, file_name, size, format, encoding,
                            state, created_at, created_by, authorities, claim, claimed_until)
                        values (?, 'purchases', 'apply', 'cdnow', '{}', 'wrong.csv', 10, 'csv', 'utf-8', 'running', now(),
                            'lead', '{}', gen_random_uuid(), 'infinity')""").params(job).update();
        var page = loggedIn("lead", "en-US", 390);
        page.navigate("/imports/" + job);
        look(page, "import-running");
        button(page, "Cancel").click();
        assertThat(page.locator(".state")).containsText("Cancelled");
        assertThat(page.locator(".state")).containsText("What was imported before stays.");
        assertThat(page.locator("progress")).hasCount(0);
        check(page, "import-cancelled");
    }

    @Test
    void whatIsWrongWithTheFormIsSaid() {
        var page = loggedIn("lead", "zh-CN", 1440);
        page.navigate("/imports");
        give(page, "empty.csv", "");
        assertThat(page.locator("#import-fault")).hasText("文件为空，请选择有内容的文件。");
        browsers.complaints();
    }

    private void mapping(String definition) {
        assertThat(desk.as("lead")
                        .put("/api/import-mappings/" + unique.substring(0, 13), definition)
                        .status())
                .isEqualTo(200);
    }

    private void give(Page page, String name, String file) {
        var mapping = page.locator("#mapping");
        if (mapping.locator("option[value='" + unique.substring(0, 13) + "']").count() > 0) {
            mapping.selectOption(unique.substring(0, 13));
        }
        page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("main button.main").click();
    }

    private static void count(Page page, String name, String lines) {
        Locator count = page.locator(".count-" + name + " dd");
        assertThat(count).hasText(lines);
        assertThat(page.locator("progress")).hasCount(0);
    }
}
