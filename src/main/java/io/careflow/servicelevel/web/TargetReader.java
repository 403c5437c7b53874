package io.careflow.servicelevel.web;

import io.careflow.servicelevel.FieldFault;
import io.careflow.servicelevel.Target;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the target of a request: a duration of business time, business days, or wall-clock time. */
final class TargetReader {

    private static final String DAYS = "businessDays";
    private static final String WALL_CLOCK = "wallClock";
    private static final int MOST_DAYS = 10 * 366;
    private static final Pattern TIME_ONLY = Pattern.compile("[-+]?PT.*");
    private static final Pattern WITH_DAYS = Pattern.compile("[-+]?P[^T]+(T.*)?");

    private TargetReader() {}

    static Target read(JsonNode target) {
        if (target == null || target.isNull()) {
            throw FieldFault.of("target", "must be given");
        }
        if (target.isString()) {
            return new Target.BusinessTime(businessTime(target.asString()));
        }
        if (!target.isObject() || target.size() != 1 || !target.has(DAYS) && !target.has(WALL_CLOCK)) {
            throw FieldFault.of(
                    "target", "must be a duration like \"PT8H\", {\"businessDays\": 2} or {\"wallClock\": \"PT24H\"}");
        }
        return target.has(DAYS)
                ? new Target.BusinessDays(businessDays(target.get(DAYS)))
                : new Target.WallClock(wallClock(target.get(WALL_CLOCK)));
    }

    private static Duration businessTime(String text) {
        if (WITH_DAYS.matcher(text).matches()) {
            throw FieldFault.of(
                    "target",
                    "must be in hours, minutes and seconds, since nobody can tell whether a day has 24 hours;"
                            + " {\"businessDays\": 2} are working days");
        }
        if (!TIME_ONLY.matcher(text).matches()) {
            throw FieldFault.of("target", "must be an ISO-8601 duration of business time like PT8H");
        }
        return duration(text, "target");
    }

    private static int businessDays(JsonNode days) {
        if (!days.isIntegralNumber() || !days.canConvertToInt()) {
            throw FieldFault.of("target." + DAYS, "must be a whole number");
        }
        if (days.asInt() < 0) {
            throw FieldFault.of("target." + DAYS, "must not be negative");
        }
        if (days.asInt() > MOST_DAYS) {
            throw FieldFault.of("target." + DAYS, "cannot be reached within ten years");
        }
        return days.asInt();
    }

    private static Duration wallClock(JsonNode time) {
        if (!time.isString()) {
            throw FieldFault.of("target." + WALL_CLOCK, "must be an ISO-8601 duration like PT24H");
        }
        return duration(time.asString(), "target." + WALL_CLOCK);
    }

    private static Duration duration(String text, String field) {
        try {
            var duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw FieldFault.of(field, "must not be negative");
            }
            return duration;
        } catch (DateTimeException e) {
            throw FieldFault.of(field, "must be an ISO-8601 duration like PT8H");
        }
    }
}
