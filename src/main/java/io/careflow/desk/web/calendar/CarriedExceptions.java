package io.careflow.desk.web.calendar;

import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The exceptions of a calendar that is being typed, as its page carries them in one field. */
@Component
class CarriedExceptions {

    private final JsonMapper json;

    CarriedExceptions(JsonMapper json) {
        this.json = json;
    }

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
