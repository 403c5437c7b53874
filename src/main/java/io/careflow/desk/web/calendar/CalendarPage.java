package io.careflow.desk.web.calendar;

import io.careflow.desk.web.DeskPage;
import io.careflow.desk.web.calendar.CalendarEdits.Action;
import io.careflow.desk.web.calendar.CalendarEdits.Edited;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.StaleCalendar;
import io.careflow.servicelevel.StoredCalendar;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One business calendar, read by all staff and edited by operations. */
@DeskPage
class CalendarPage {

    private static final String MAY_WRITE = "hasAnyRole('OPS', 'ADMIN')";
    private static final String PAGE = "desk/calendar";
    private static final List<List<String>> NINE_TO_SIX = List.of(List.of("09:00", "18:00"));

    private final CalendarEditing calendars;
    private final CalendarEdits edits;
    private final CalendarSheet sheet;
    private final CarriedCalendar carried;
    private final CalendarWords words;
    private final Clock clock;
    private final ZoneId defaultZone;

    CalendarPage(
            CalendarEditing calendars,
            CalendarEdits edits,
            CalendarSheet sheet,
            CarriedCalendar carried,
            CalendarWords words,
            Clock clock,
            @Value("${careflow.default-zone}") ZoneId defaultZone) {
        this.calendars = calendars;
        this.edits = edits;
        this.sheet = sheet;
        this.carried = carried;
        this.words = words;
        this.clock = clock;
        this.defaultZone = defaultZone;
    }

    @GetMapping("/calendars/{id}")
    String show(@PathVariable String id, @RequestParam MultiValueMap<String, String> asked, Model model) {
        var stored = calendars.one(id);
        var typed = new Typed(asked);
        var zone = CalendarSheet.zone(stored.definition().timeZone());
        var attempt = asked.containsKey("start") ? Attempt.of(typed) : Attempt.fromNow(clock, zone);
        return show(
                new CalendarForm(id, stored.version(), stored.definition(), year(asked, zone), attempt),
                stored,
                Edited.NOTHING,
                model);
    }

    @GetMapping("/new-calendar")
    @PreAuthorize(MAY_WRITE)
    String begin(@RequestParam MultiValueMap<String, String> asked, Model model) {
        var week = Map.of(
                "MONDAY", NINE_TO_SIX,
                "TUESDAY", NINE_TO_SIX,
                "WEDNESDAY", NINE_TO_SIX,
                "THURSDAY", NINE_TO_SIX,
                "FRIDAY", NINE_TO_SIX);
        var content = new CalendarDefinition(null, "", defaultZone.getId(), week, List.of(), List.of());
        return show(
                new CalendarForm("", 0, content, year(asked, defaultZone), Attempt.fromNow(clock, defaultZone)),
                null,
                Edited.NOTHING,
                model);
    }

    /** The one asked for, or the current one there. */
    private int year(MultiValueMap<String, String> asked, ZoneId zone) {
        return new Typed(asked)
                .number("year", LocalDate.ofInstant(clock.instant(), zone).getYear());
    }

    @PostMapping("/calendars/{id}")
    @PreAuthorize(MAY_WRITE)
    String edit(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "list.file", required = false) MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var stored = calendars.one(id);
        var typed = new Typed(fields);
        // A page that only brings back an old version carries no calendar.
        var form = fields.containsKey("base")
                ? new CalendarForm(id, typed, carried.read(typed))
                : new CalendarForm(
                        id,
                        stored.version(),
                        stored.definition(),
                        LocalDate.now(clock).getYear(),
                        Attempt.fromNow(
                                clock, CalendarSheet.zone(stored.definition().timeZone())));
        return edit(form, stored, typed, file, model, response, flash);
    }

    @PostMapping("/new-calendar")
    @PreAuthorize(MAY_WRITE)
    String create(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "list.file", required = false) MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var typed = new Typed(fields);
        var form = new CalendarForm(typed.text("id"), typed, carried.read(typed));
        return edit(form, null, typed, file, model, response, flash);
    }

    private String edit(
            CalendarForm form,
            StoredCalendar stored,
            Typed typed,
            MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var action = Action.of(typed.text("do"));
        var edited = edits.apply(form, action, file);
        if (action.verb().equals("what-if")) {
            return "forward:/what-if?" + carried.whatIf(form, LocalDate.ofInstant(clock.instant(), defaultZone));
        }
        return action.saves() ? save(form, stored, model, response, flash) : show(form, stored, edited, model);
    }

    private String save(
            CalendarForm form,
            StoredCalendar stored,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        // What stands in the fields of an exception was meant to be saved too.
        var faults = form.exception().isTyped() ? form.exception().putInto(form) : List.<FieldProblem>of();
        try {
            if (faults.isEmpty()) {
                var kept = calendars.put(form.id(), form.definition(), Optional.of(form.base()));
                var same = kept.calendar().version() == form.base();
                flash.addFlashAttribute("notice", same ? "calendar.same" : "calendar.saved");
                flash.addFlashAttribute(
                        "noticeAbout", Integer.toString(kept.calendar().version()));
                flash.addAttribute("year", form.year());
                return "redirect:/calendars/" + form.id();
            }
        } catch (ProblemException e) {
            faults = e.fields();
        } catch (StaleCalendar e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            faults = stored == null ? List.of(Faults.problem("id", "id-taken")) : List.of();
            return show(form, stored == null ? null : calendars.one(form.id()), at("conflict", faults), model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(form, stored, at("faults", faults), model);
    }

    private static Edited at(String focus, List<FieldProblem> faults) {
        return new Edited(faults, faults.isEmpty() ? focus : "faults", List.of());
    }

    private String show(CalendarForm form, StoredCalendar stored, Edited edited, Model model) {
        sheet.show(form, stored, edited.faults(), model);
        model.addAttribute("carried", carried.write(form));
        model.addAttribute("focus", edited.focus());
        if (!edited.done().isEmpty()) {
            var said = edited.done();
            model.addAttribute(
                    "done",
                    words.say(
                            "done." + said.getFirst(),
                            said.subList(1, said.size()).toArray()));
        }
        return PAGE;
    }
}
