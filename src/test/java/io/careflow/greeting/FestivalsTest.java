package io.careflow.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.ModelFiles;
import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class FestivalsTest {

    private static final String GOOD =
            "{\"id\": \"mid-autumn\", \"lunar\": true, \"month\": 8, \"day\": 15, \"countries\": [\"CN\"], \"languages\": [\"zh\"]}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-02-17, spring-festival",
        "2027-02-06, spring-festival",
        "2026-02-16, ",
        "2025-10-06, mid-autumn",
        "2026-09-25, mid-autumn",
        "2026-12-25, christmas",
        "2027-01-01, new-year"
    })
    void theFestivalsOfTheRepository(LocalDate date, String expected) {
        assertThat(festivals(".").on(date))
                .extracting(Festival::id)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"month\": 8' | '\"month\": 13' | mid-autumn: day is no day of every year",
                "'\"day\": 15' | '\"day\": 30' | mid-autumn: day is no day of every year",
                "'\"lunar\": true, \"month\": 8, \"day\": 15' | '\"lunar\": false, \"month\": 2, \"day\": 29' | mid-autumn: day is no day of every year",
                "'\"CN\"' | '\"China\"' | mid-autumn: countries are ISO 3166 codes",
                "'\"zh\"' | '\"Chinese\"' | mid-autumn: languages are ISO 639 codes",
                "'\"mid-autumn\"' | '\"Mid Autumn\"' | id: a festival's id is kebab-case",
                "'\"mid-autumn\"' | '\"birthday\"' | birthday: id means another occasion",
                "', \"day\": 15' | '' | day",
                "', \"day\": 15' | ', \"day\": 15, \"dya\": 1' | dya"
            })
    void aFileThatCannotBeUsedStopsTheStartAndNamesWhatIsWrong(String part, String instead, String fault)
            throws IOException {
        write("[" + GOOD.replace(part, instead) + "]");
        assertThatThrownBy(() -> festivals(folder.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(Festivals.FILE)
                .hasMessageContaining(fault);
    }

    @Test
    void oneThatIsThereTwiceIsRefused() throws IOException {
        write("[" + GOOD + "," + GOOD + "]");
        assertThatThrownBy(() -> festivals(folder.toString())).hasMessageContaining("mid-autumn is there twice");
    }

    @Test
    void anEditHoldsAtOnceAndABrokenOneChangesNothing() throws IOException {
        write("[" + GOOD + "]");
        var festivals = festivals(folder.toString());
        write("[" + GOOD.replace("15", "16") + "]");
        assertThat(festivals.on(LocalDate.of(2026, 9, 26))).hasSize(1);
        write("[" + GOOD.replace("15", "99") + "]");
        assertThat(festivals.on(LocalDate.of(2026, 9, 26))).hasSize(1);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder.resolve("festivals"));
        Files.writeString(folder.resolve(Festivals.FILE), text);
    }

    private static Festivals festivals(String directory) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("careflow.models", directory));
            context.register(ModelFiles.class);
            context.refresh();
            return new Festivals(context.getBean(ModelFiles.class), JsonMapper.shared());
        }
    }
}
