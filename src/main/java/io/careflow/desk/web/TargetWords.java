package io.careflow.desk.web;

import io.careflow.servicelevel.Target;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Targets in the reader's language. */
@Component
class TargetWords {

    private final StepWords steps;
    private final MessageSource messages;

    TargetWords(StepWords steps, MessageSource messages) {
        this.steps = steps;
        this.messages = messages;
    }

    /** How long it is: {@code 8 h of business time}. */
    String of(Target target) {
        if (target instanceof Target.BusinessDays business) {
            return say("target.business-days", business.days());
        }
        return target instanceof Target.WallClock wallClock
                ? say("target.wall-clock", steps.amount(wallClock.time().toSeconds()))
                : say(
                        "target.business-time",
                        steps.amount(((Target.BusinessTime) target).time().toSeconds()));
    }

    /** How it counts; empty for business time, whose steps say it all. */
    Optional<String> rule(Target target) {
        if (target instanceof Target.BusinessDays business) {
            return Optional.of(say("rule.business-days", business.days()));
        }
        return target instanceof Target.WallClock ? Optional.of(say("rule.wall-clock")) : Optional.empty();
    }

    /** That the holidays of a year are not known yet. */
    String unpublished(int year) {
        return say("calendar.unpublished", String.valueOf(year));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
