package io.careflow.desk.web.calendar;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.CalendarEditing.Entered;
import io.careflow.servicelevel.HolidayFile;
import io.careflow.servicelevel.HolidayList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Enters an uploaded list of holidays, JSON or iCalendar, into a calendar that is being typed. */
@Component
class HolidayUpload {

    private static final String FILE = "list.file";
    private static final Pattern ENTRY = Pattern.compile("days\\[(\\d+)].*");

    private final JsonMapper json;

    HolidayUpload(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param calendar makes sense
     * @param faults get what is wrong; fields begin with {@code list.}
     * @return empty when something is wrong
     */
    Optional<Entered> enter(byte[] file, ListForm form, CalendarDefinition calendar, List<FieldProblem> faults) {
        if (file.length == 0) {
            faults.add(Faults.problem(FILE, "given"));
            return Optional.empty();
        }
        try {
            var list = list(file, form);
            var papers = list.papers() == null || list.papers().isEmpty() ? source(form) : list.papers();
            return Optional.of(CalendarEditing.withHolidays(
                    calendar, new HolidayList(list.year(), papers, list.days()), TypedWindow.parts(form.windows())));
        } catch (ProblemException e) {
            e.fields().stream().map(HolidayUpload::atItsField).forEach(faults::add);
        } catch (JacksonException e) {
            faults.add(Faults.problem(FILE, "list-unreadable"));
        }
        return Optional.empty();
    }

    private HolidayList list(byte[] file, ListForm form) {
        var text = new String(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF?\\s*", "");
        if (text.startsWith("BEGIN:VCALENDAR")) {
            return HolidayFile.read(text, year(form));
        }
        var list = json.readValue(text, HolidayList.class);
        if (list == null) {
            throw ProblemException.unprocessable(FILE, List.of(Faults.problem(FILE, "list-unreadable")));
        }
        return list;
    }

    private static Integer year(ListForm form) {
        try {
            return form.year().isEmpty() ? null : Integer.valueOf(form.year());
        } catch (NumberFormatException e) {
            throw ProblemException.unprocessable("year", List.of(Faults.problem("list.year", "number")));
        }
    }

    private static List<String> source(ListForm form) {
        return form.source().isEmpty() ? List.of() : List.of(form.source());
    }

    private static FieldProblem atItsField(FieldProblem problem) {
        var entry = ENTRY.matcher(problem.field());
        if (entry.matches()) {
            return Faults.problem(FILE, "list-entry", Integer.toString(Integer.parseInt(entry.group(1)) + 1));
        }
        var field = problem.field().startsWith("list.")
                ? problem.field()
                : switch (problem.field()) {
                    case "year" -> "list.year";
                    case "windows" -> "list.windows";
                    default -> FILE;
                };
        return new FieldProblem(field, problem.message(), problem.rule(), problem.arguments());
    }
}
