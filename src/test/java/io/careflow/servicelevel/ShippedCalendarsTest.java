package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.platform.ModelFiles;
import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CareflowTest
class ShippedCalendarsTest {

    private static final String NINE_TO_FIVE = """
            {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "17:00"]]}}""";

    @Autowired
    CalendarTable table;

    @Autowired
    CalendarEditing editing;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private final String id = "shop-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void changedFileIsANewVersionAndTheSameFileIsNone() throws IOException {
        start(NINE_TO_FIVE);
        start(NINE_TO_FIVE);
        assertThat(stored().version()).isEqualTo(1);

        start(NINE_TO_FIVE.replace("17:00", "18:00"));

        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().changedBy()).isEqualTo("system");
        assertThat(stored().definition().week().get("MONDAY").getFirst()).containsExactly("09:00", "18:00");
    }

    @Test
    @WithMockUser(username = "ops", roles = "OPS")
    void calendarThatWasEditedStaysAsItIs() throws IOException {
        start(NINE_TO_FIVE);
        editing.put(id, Calendars.read(NINE_TO_FIVE.replace("17:00", "12:00")), Optional.of(1));

        start(NINE_TO_FIVE.replace("17:00", "18:00"));

        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().definition().week().get("MONDAY").getFirst()).containsExactly("09:00", "12:00");
    }

    @Test
    void brokenFileStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> start(NINE_TO_FIVE.replace("17:00", "08:00")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "calendars/" + id + ".json is refused: week.MONDAY[0] must end after it starts");
        assertThatThrownBy(() -> start("{")).isInstanceOf(StartFailure.class);
        assertThat(table.find(id)).isEmpty();
    }

    @Test
    void modelsWithoutCalendarsOfTheirOwnBringTheBuiltInOnes() throws IOException {
        Files.createDirectories(folder.resolve("bpmn"));

        assertThat(files(folder)).contains("standard.json", "around-the-clock.json");

        Files.createDirectories(folder.resolve("calendars"));
        Files.writeString(folder.resolve("calendars/" + id + ".json"), NINE_TO_FIVE);
        assertThat(files(folder)).containsExactly(id + ".json");
    }

    private static List<String> files(Path models) {
        return ShippedCalendars.files(modelsIn(models)).stream()
                .map(Resource::getFilename)
                .toList();
    }

    private StoredCalendar stored() {
        return table.find(id).orElseThrow();
    }

    private void start(String calendar) throws IOException {
        Files.createDirectories(folder.resolve("calendars"));
        Files.writeString(folder.resolve("calendars/" + id + ".json"), calendar);
        new ShippedCalendars(modelsIn(folder), table, json, clock, transaction);
    }

    private static ModelFiles modelsIn(Path folder) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("careflow.models", folder.toString()));
            context.register(ModelFiles.class);
            context.refresh();
            return context.getBean(ModelFiles.class);
        }
    }
}
