package io.careflow.desk.web.calendar;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.CalendarParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What the buttons of a calendar's page do to the calendar that is being typed; nothing of it is kept. */
@Component
class CalendarEdits {

    private final CalendarEditing calendars;
    private final HolidayUpload upload;

    CalendarEdits(CalendarEditing calendars, HolidayUpload upload) {
        this.calendars = calendars;
        this.upload = upload;
    }

    /**
     * @param file may be null
     * @throws ProblemException 400 when the page has no such button
     */
    Edited apply(CalendarForm form, Action action, MultipartFile file) {
        try {
            return switch (action.verb()) {
                case "remove-window" -> removeWindow(form, action);
                case "remove-x-window" -> {
                    form.exception().windows().remove(action.index());
                    form.dropBlankWindows();
                    yield Edited.at("x-add");
                }
                default -> {
                    form.dropBlankWindows();
                    yield edited(form, action, file);
                }
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ProblemException.invalid("do", "is nothing that this page can do");
        }
    }

    private Edited edited(CalendarForm form, Action action, MultipartFile file) {
        switch (action.verb()) {
            case "add-window" -> {
                return addWindow(form, DayOfWeek.valueOf(action.subject()));
            }
            case "copy-day" -> {
                var day = DayOfWeek.valueOf(action.subject());
                form.windows(day).clear();
                form.windows(day).addAll(form.windows(day.minus(1)));
                return Edited.at("add-" + day);
            }
            case "year" -> {
                form.setYear(action.index());
                return Edited.at("year-" + form.year());
            }
            case "put-exception" -> {
                var faults = form.exception().putInto(form);
                return new Edited(faults, faults.isEmpty() ? Faults.id("x.first") : "faults", List.of());
            }
            case "edit-exception" -> {
                var named = ExceptionSpan.named(action.subject());
                form.spans().stream()
                        .filter(span -> span.id().equals(named.id()))
                        .findFirst()
                        .ifPresent(span -> form.setException(ExceptionForm.of(span, form)));
                return Edited.at(Faults.id("x.first"));
            }
            case "remove-exception" -> {
                form.removeExceptions(ExceptionSpan.named(action.subject()));
                return Edited.at("exceptions-title");
            }
            case "clear-exception" -> {
                form.setException(ExceptionForm.fresh(form));
                return Edited.at(Faults.id("x.first"));
            }
            case "add-x-window" -> {
                form.exception().windows().add(TypedWindow.BLANK);
                return Edited.at(
                        Faults.id("x.windows[" + (form.exception().windows().size() - 1) + "]"));
            }
            case "list" -> {
                return enter(form, file);
            }
            case "merge" -> {
                return merge(form);
            }
            case "restore" -> {
                form.take(calendars.version(form.id(), action.index()).definition());
                return new Edited(List.of(), "review", List.of("restored", action.subject()));
            }
            case "save-mine" -> {
                form.setBase(calendars.one(form.id()).version());
                return Edited.NOTHING;
            }
            case "show", "save", "what-if" -> {
                return Edited.NOTHING;
            }
            default -> throw new IllegalArgumentException(action.verb());
        }
    }

    private static Edited removeWindow(CalendarForm form, Action action) {
        var parts = action.subject().split(":", 2);
        var day = DayOfWeek.valueOf(parts[0]);
        form.windows(day).remove(Integer.parseInt(parts[1]));
        form.dropBlankWindows();
        return Edited.at("add-" + day);
    }

    private static Edited addWindow(CalendarForm form, DayOfWeek day) {
        form.windows(day).add(TypedWindow.BLANK);
        return Edited.at(Faults.id("week." + day + "[" + (form.windows(day).size() - 1) + "]"));
    }

    private Edited enter(CalendarForm form, MultipartFile file) {
        var faults = new ArrayList<FieldProblem>();
        try {
            var calendar = calendars.draft(form.idOrAny(), form.definition()).definition();
            var entered = upload.enter(file == null ? new byte[0] : file.getBytes(), form.list(), calendar, faults);
            if (entered.isEmpty()) {
                return new Edited(faults, "faults", List.of());
            }
            var made = entered.get();
            form.take(calendars.draft(form.idOrAny(), made.definition()).definition());
            form.setYear(made.year());
            form.setList(ListForm.EMPTY);
            return new Edited(
                    List.of(),
                    "review",
                    List.of("entered", Integer.toString(made.year()), made.added(), made.changed(), made.unchanged()));
        } catch (ProblemException e) {
            faults.add(Faults.problem("list.file", "mend-first"));
            return new Edited(faults, "faults", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Edited merge(CalendarForm form) {
        var theirs = calendars.one(form.id());
        var base = calendars.version(form.id(), form.base()).definition();
        form.take(CalendarParts.merged(base, theirs.definition(), form.definition()));
        form.setBase(theirs.version());
        return new Edited(List.of(), "review", List.of("merged", Integer.toString(theirs.version())));
    }

    /**
     * @param verb what to do
     * @param subject of what; may be empty
     */
    record Action(String verb, String subject) {

        static Action of(String text) {
            var parts = text.split(":", 2);
            return new Action(parts[0].isEmpty() ? "show" : parts[0], parts.length == 2 ? parts[1] : "");
        }

        boolean saves() {
            return verb.equals("save") || verb.equals("save-mine");
        }

        int index() {
            return Integer.parseInt(subject);
        }
    }

    /**
     * @param faults what could not be done
     * @param focus the id of the element to go on with; null to stay
     * @param done the key and the arguments of what to say; empty for nothing
     */
    record Edited(List<FieldProblem> faults, String focus, List<Object> done) {

        static final Edited NOTHING = at(null);

        static Edited at(String focus) {
            return new Edited(List.of(), focus, List.of());
        }
    }
}
