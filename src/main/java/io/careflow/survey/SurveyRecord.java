package io.careflow.survey;

import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import io.careflow.messaging.Channel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the flow writes on a survey: {@code status} says which step was taken, the other changes are that step's facts. */
@Component
class SurveyRecord implements UpdatableRecord {

    static final String TYPE = "survey";

    private final SurveyTable table;
    private final SurveyDefinitions definitions;
    private final CallBacks callBacks;
    private final Timeline timeline;
    private final Clock clock;

    SurveyRecord(
            SurveyTable table, SurveyDefinitions definitions, CallBacks callBacks, Timeline timeline, Clock clock) {
        this.table = table;
        this.definitions = definitions;
        this.callBacks = callBacks;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        var survey = table.lock(id).orElseThrow(() -> UpdateRefused.unknownRecord(TYPE, id));
        var step = required(changes, "status");
        switch (step) {
            case "not-eligible" -> table.notEligible(id, required(changes, "reason"));
            case "invited" -> {
                return invite(survey, Channel.of(oneOf(changes, "channel", List.of("email", "sms"))));
            }
            case "expired" -> {
                table.expired(id);
                return expired(survey);
            }
            case "followed-up" ->
                table.followedUp(id, oneOf(changes, "followUp", List.of("call-back", "thanks", "none")));
            case "called-back" ->
                callBacks.done(survey, oneOf(changes, "outcome", CallBacks.OUTCOMES), clock.instant());
            default -> throw UpdateRefused.field(TYPE, "status", "cannot become " + step);
        }
        return Map.of();
    }

    /** Times, not durations: a flow that goes on late is late for one step, not for all that follow. */
    private Map<String, Object> invite(Survey survey, Channel channel) {
        var definition = definitions.require(survey.definition());
        var now = clock.instant();
        var expires = now.plus(definition.open());
        if (table.invited(survey.id(), channel, now, expires)) {
            timeline.record(NewInteraction.of(survey.customerId(), "survey", "survey.invited"));
        }
        var remindAt = new ArrayList<String>();
        var at = now;
        for (var reminder : definition.reminders()) {
            at = at.plus(reminder);
            remindAt.add(at.toString());
        }
        return Map.of("expiresAt", expires.toString(), "remindAt", remindAt);
    }

    /** Whoever answered in the very moment in which it ended is followed up like others. */
    private static Map<String, Object> expired(Survey survey) {
        var late = new HashMap<String, Object>();
        late.put("answered", survey.score() != null);
        if (survey.score() != null) {
            late.putAll(Surveys.answered(survey.score(), survey.tier()));
        }
        return late;
    }

    private static String oneOf(Map<String, Object> changes, String name, List<String> known) {
        var value = required(changes, name);
        if (!known.contains(value)) {
            throw UpdateRefused.field(TYPE, name, "is none of " + String.join(", ", known));
        }
        return value;
    }

    private static String required(Map<String, Object> changes, String name) {
        if (changes.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw UpdateRefused.field(TYPE, name, "is missing, or no text");
    }
}
