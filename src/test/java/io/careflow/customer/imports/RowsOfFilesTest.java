package io.careflow.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.customer.imports.ImportMapping.Delimiter;
import io.careflow.customer.imports.ImportMapping.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class RowsOfFilesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            UTF-8   | -         | a,b~1,2             | 1:a/b 2:1/2
            UTF-8   | -         | 名,电话~李娜,138       | 1:名/电话 2:李娜/138
            GB18030 | -         | 名,电话~李娜,138       | 1:名/电话 2:李娜/138
            UTF-16  | -         | 名,电话~李娜,138       | 1:名/电话 2:李娜/138
            UTF-8   | -         | a;b~1;"2;3"         | 1:a/b 2:1/2;3
            UTF-8   | -         | a^b~1^2,5           | 1:a/b 2:1/2,5
            UTF-8   | semicolon | a,b~1;2             | 1:a,b 2:1/2
            UTF-8   | space     | ` a  b^c ~1  2 3`   | 1:a/b/c 2:1/2/3
            UTF-8   | -         | a,b~"1~~1",2~3,4    | 1:a/b 2:1~~1/2 5:3/4
            UTF-8   | -         | a,b~"say ""x""\",2  | 1:a/b 2:say "x"/2
            UTF-8   | -         | a,b~~,~1,2          | 1:a/b 4:1/2
            UTF-8   | -         | a,b~"1,2~3,4~5,6    | 1:a/b 2:quotes 3:3/4 4:5/6
            UTF-8   | -         | a,b~"1"x,2~3,4      | 1:a/b 2:quotes 3:3/4
            UTF-8   | -         | a,b~1,2"~3,4        | 1:a/b 2:1/2" 3:3/4
            UTF-8   | -         | a,b~"1,"2",3~4,"5~6"| 1:a/b 2:quotes 3:4/5~6
            UTF-8   | -         | a,b~1               | 1:a/b 2:1
            """)
    void rowsAreReadWhateverTheirNotation(String encoding, String delimiter, String text, String rows)
            throws IOException {
        var file = text.replace('~', '\n').replace('^', '\t').getBytes(Charset.forName(encoding));

        assertThat(read(file, delimiter == null ? null : Delimiter.of(delimiter))
                        .replace('\n', '~'))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\r'", "'\n'"})
    void linesEndAsTheyDoAnywhereAndABomIsNoText(String end) throws IOException {
        assertThat(read(("\uFEFFa,b" + end + "1,2" + end).getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo("1:a/b 2:1/2");
    }

    @Test
    void oneBrokenLineMakesNoOtherEncodingOfTheRest() {
        var check = new ContentCheck();
        var good = "李娜,南京东路1号\n".getBytes(StandardCharsets.UTF_8);
        var loneSurrogate = new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'};
        check.add(good, good.length);
        check.add(loneSurrogate, loneSurrogate.length);
        assertThat(check.encoding()).isEqualTo(Encoding.UTF_8);
    }

    @Test
    void lineThatIsTooLongIsRefusedAlone() throws IOException {
        var file = "a,b\n" + "x".repeat(Lines.LONGEST + 1) + ",1\n3,4\n";

        assertThat(read(file.getBytes(StandardCharsets.UTF_8), null)).isEqualTo("1:a/b 2:too-long-line 3:3/4");
    }

    @Test
    void cellsOfAWorkbookAreTexts() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", null)) {
            var sheet = workbook.newWorksheet("1");
            sheet.value(0, 0, "名");
            sheet.value(0, 3, "last");
            sheet.value(2, 0, 13800138000L);
            sheet.value(2, 1, 11.77);
            sheet.value(2, 2, LocalDate.of(2026, 3, 31));
            sheet.style(2, 2).format("yyyy-MM-dd").set();
            sheet.value(2, 3, LocalDateTime.of(2026, 3, 31, 8, 30));
            sheet.style(2, 3).format("yyyy/m/d h:mm").set();
            sheet.value(2, 4, true);
            sheet.value(2, 5, "a\nb");
            sheet.formula(2, 6, "1+1");
        }

        assertThat(read(file.toByteArray(), null))
                .isEqualTo("1:名///last 3:13800138000/11.77/2026-03-31T00:00/2026-03-31T08:30/true/a\nb/");
    }

    @Test
    void workbookThatUnfoldsToMoreThanCanBeMeantIsRefused() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }

        assertThatThrownBy(() -> read(file.toByteArray(), null)).hasMessageContaining("unfolds");
    }

    @Test
    void archiveThatIsNoWorkbookIsRefused() {
        assertThatThrownBy(() -> read("PK but nothing more".getBytes(StandardCharsets.UTF_8), null))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("no workbook");
    }

    /** All rows, as {@code 1:a/b}. */
    private static String read(byte[] file, Delimiter delimiter) throws IOException {
        var check = new ContentCheck();
        check.add(file, file.length);
        var rows = new ArrayList<String>();
        try (var source =
                RowSources.open(check.isWorkbook(), check.encoding(), delimiter, new ByteArrayInputStream(file))) {
            while (source.hasNext()) {
                var row = source.next();
                rows.add(row.line() + ":"
                        + (row.fault() == null
                                ? String.join("/", row.cells())
                                : row.fault().rule()));
            }
        }
        return String.join(" ", List.copyOf(rows));
    }
}
