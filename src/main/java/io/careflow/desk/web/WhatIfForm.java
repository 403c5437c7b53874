package io.careflow.desk.web;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.ReplayDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody wants to try, as they typed it.
 *
 * @param from first day
 * @param to last day
 * @param table text of a draft table; blank for none
 * @param calendar id of the calendar that the draft replaces; blank for none
 * @param hours the draft of that calendar, as JSON
 */
record WhatIfForm(String from, String to, String table, String calendar, String hours) {

    private static final int LISTED = 50;

    WhatIfForm {
        from = typed(from);
        to = typed(to);
        table = typed(table);
        calendar = typed(calendar);
        hours = typed(hours);
    }

    /** The thirty days until today, and no draft yet. */
    static WhatIfForm empty(LocalDate today) {
        return new WhatIfForm(today.minusDays(30).toString(), today.toString(), "", "", "");
    }

    /** The same with the text of a file in place of the typed table. */
    WhatIfForm with(MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return this;
        }
        try {
            return new WhatIfForm(from, to, new String(file.getBytes(), StandardCharsets.UTF_8), calendar, hours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ProblemException 422 naming what was typed wrong */
    ReplayDraft draft(ZoneId zone, JsonMapper json) {
        return new ReplayDraft(
                day(from, "from", 0, zone),
                day(to, "to", 1, zone),
                table.isBlank() ? null : table,
                calendar.isBlank() ? Map.of() : Map.of(calendar, hours(json)),
                LISTED);
    }

    private CalendarDefinition hours(JsonMapper json) {
        try {
            return json.readValue(hours, CalendarDefinition.class);
        } catch (JacksonException e) {
            throw fault("calendars." + calendar, "json", e.getOriginalMessage());
        }
    }

    private static Instant day(String text, String field, int later, ZoneId zone) {
        try {
            return LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw fault(field, "date");
        }
    }

    private static String typed(String text) {
        return text == null ? "" : text;
    }

    private static ProblemException fault(String field, String rule, String... arguments) {
        return ProblemException.unprocessable(rule, List.of(new FieldProblem(field, rule, rule, List.of(arguments))));
    }
}
