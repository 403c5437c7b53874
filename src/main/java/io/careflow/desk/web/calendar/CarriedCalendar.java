package io.careflow.desk.web.calendar;

import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A calendar that is being typed on its way between pages: its exceptions in one field, or all of it. */
@Component
class CarriedCalendar {

    private static final int DAYS_TO_TRY = 30;

    private final JsonMapper json;

    CarriedCalendar(JsonMapper json) {
        this.json = json;
    }

    /** The query by which the what-if page tries the calendar on the complaints of the last thirty days. */
    String whatIf(CalendarForm form, LocalDate today) {
        var query = Map.of(
                "from", today.minusDays(DAYS_TO_TRY).toString(),
                "to", today.toString(),
                "calendar", form.id(),
                "hours", json.writerWithDefaultPrettyPrinter().writeValueAsString(form.definition()));
        return query.entrySet().stream()
                .map(field -> field.getKey() + "=" + UriUtils.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The exceptions as the page carries them. */
    String write(CalendarForm form) {
        return json.writeValueAsString(form.exceptions());
    }

    /** @throws ProblemException 400 when the field is not as it was written */
    List<DatedException> read(Typed typed) {
        try {
            var carried = json.readValue(typed.text("exceptions"), new TypeReference<List<DatedException>>() {});
            for (var exception : carried) {
                LocalDate.parse(exception.date());
                List.copyOf(exception.windows()).forEach(List::copyOf);
            }
            return carried;
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            throw ProblemException.invalid("exceptions", "are not as the page had them");
        }
    }
}
