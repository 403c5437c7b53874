package io.careflow.servicelevel;

import io.careflow.platform.ModelFiles;
import io.careflow.platform.ProblemException;
import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the calendars of {@code calendars/} into the database at start: those that are not there yet, and those whose
 * file changed while nobody has edited the calendar. A directory of models that has no calendars of its own goes with
 * the built-in ones, which its policy names.
 */
@Component
class ShippedCalendars {

    private static final Logger log = LoggerFactory.getLogger(ShippedCalendars.class);

    private static final String FILES = "calendars/*.json";

    private final CalendarTable table;
    private final JsonMapper json;
    private final Clock clock;

    ShippedCalendars(
            ModelFiles files, CalendarTable table, JsonMapper json, Clock clock, TransactionTemplate transaction) {
        this.table = table;
        this.json = json;
        this.clock = clock;
        for (var file : files(files)) {
            var definition = read(file);
            transaction.executeWithoutResult(status -> load(definition));
        }
    }

    static List<Resource> files(ModelFiles files) {
        var own = files.find(FILES);
        return own.isEmpty() ? files.builtIn(FILES) : own;
    }

    private void load(CalendarDefinition definition) {
        var id = definition.id();
        var fingerprint = definition.fingerprint();
        var existing = table.lock(id);
        var shipped = table.shippedFingerprint(id);
        if (existing.isPresent() && shipped.filter(fingerprint::equals).isPresent()) {
            return;
        }
        if (existing.isPresent()
                && !shipped.filter(existing.get().fingerprint()::equals).isPresent()) {
            log.info("Calendar {} was edited here, so its shipped file is passed over", id);
            return;
        }
        table.save(
                new StoredCalendar(
                        definition,
                        existing.map(StoredCalendar::version).orElse(0) + 1,
                        fingerprint,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        "system"),
                "shipped");
        table.shipped(id, fingerprint);
    }

    private CalendarDefinition read(Resource file) {
        var path = "calendars/" + file.getFilename();
        try {
            var written = json.readValue(file.getContentAsString(StandardCharsets.UTF_8), CalendarDefinition.class);
            var id = file.getFilename().replace(".json", "");
            return CalendarReader.toKeep(id, written, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (ProblemException | JacksonException e) {
            throw new StartFailure(path + " is refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
