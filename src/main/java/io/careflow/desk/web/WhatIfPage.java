package io.careflow.desk.web;

import io.careflow.desk.SubjectView;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.Replay;
import io.careflow.servicelevel.Replays;
import io.careflow.servicelevel.Target;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** What a draft of the policy or of a calendar would have made of past complaints, before anybody publishes it. */
@DeskPage
@PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
class WhatIfPage {

    private final Replays replays;
    private final CalendarEditing calendars;
    private final Subjects subjects;
    private final TargetWords targets;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which days begin and end: the company's */
    WhatIfPage(
            Replays replays,
            CalendarEditing calendars,
            Subjects subjects,
            TargetWords targets,
            MessageSource messages,
            JsonMapper json,
            Clock clock,
            @Value("${careflow.default-zone}") ZoneId zone) {
        this.replays = replays;
        this.calendars = calendars;
        this.subjects = subjects;
        this.targets = targets;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/what-if")
    String form(Model model) {
        return page(WhatIfForm.empty(LocalDate.ofInstant(clock.instant(), zone)), model);
    }

    /** The table in force, to be changed in Modeler. */
    @GetMapping("/what-if/service-level.dmn")
    ResponseEntity<String> table() {
        return replays.table()
                .map(text -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=service-level.dmn")
                        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                        .body(text))
                .orElseThrow(() -> ProblemException.notFound("There is no table."));
    }

    /** Answers the same page: trying changes nothing, and what was typed stays. */
    @PostMapping("/what-if")
    String tryOut(
            WhatIfForm typed,
            @RequestParam(required = false) MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var form = typed.with(file);
        try {
            var replay = replays.replay(form.draft(zone, json));
            model.addAttribute("replay", replay);
            model.addAttribute(
                    "differences", replay.differences().stream().map(this::row).toList());
        } catch (ProblemException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute(
                    "faults",
                    e.fields().stream().map(fault -> words(fault, locale)).toList());
        }
        return page(form, model);
    }

    private String page(WhatIfForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("calendars", calendars.all());
        model.addAttribute("zone", zone);
        return "desk/what-if";
    }

    private Row row(Replay.Difference difference) {
        var subject = subjects.of(difference.subjectId());
        return new Row(
                subject.map(SubjectView::reference).orElseGet(() -> Subjects.shortId(difference.subjectId())),
                subject.isPresent(),
                difference,
                difference.reasons().stream().map(this::inWords).toList());
    }

    private Replay.Reason inWords(Replay.Reason reason) {
        return reason.what().equals("target")
                ? new Replay.Reason("target", target(reason.from()), target(reason.to()))
                : reason;
    }

    private String target(String text) {
        return targets.of(Target.of(text));
    }

    private Fault words(FieldProblem fault, Locale locale) {
        var part = fault.field().replaceAll("[.\\[].*", "");
        var place = fault.field().replaceFirst("^(calendars\\.[^.]*|[^.]*)\\.?", "");
        var arguments = fault.arguments().toArray();
        var ofCalendar = messages.getMessage("calendar.fault." + fault.rule(), arguments, fault.message(), locale);
        return new Fault(
                messages.getMessage("what-if.part." + part, null, part, locale),
                place,
                messages.getMessage("what-if.fault." + fault.rule(), arguments, ofCalendar, locale));
    }

    /**
     * @param reference what people call the record by
     * @param hasPage whether it has a page in the desk
     * @param reasons with targets in words
     */
    record Row(String reference, boolean hasPage, Replay.Difference difference, List<Replay.Reason> reasons) {}

    /**
     * @param label the part of the form: {@code Draft of the table}
     * @param place where in it, as {@code week.MONDAY[0]}; blank for all of it
     * @param words what is wrong with it
     */
    record Fault(String label, String place, String words) {}
}
