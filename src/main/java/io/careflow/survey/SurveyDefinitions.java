package io.careflow.survey;

import io.careflow.desk.form.FormSchema;
import io.careflow.desk.form.FormWording;
import io.careflow.platform.ModelFiles;
import io.careflow.platform.ProblemException;
import io.careflow.platform.StartFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The surveys that operations defined: {@code templates/surveys/<definition>.json}, each with the Camunda Form that it
 * asks in the same folder. Read when the application starts; one that is broken stops the start.
 */
@Component
public class SurveyDefinitions {

    private static final String FOLDER = "templates/surveys/";
    private static final Set<String> KNOWN =
            Set.of("name", "metric", "questionnaire", "trigger", "every", "delay", "reminders", "open");
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ModelFiles files;
    private final JsonMapper json;
    private final FormWording wording;
    private final Map<String, SurveyDefinition> definitions = new TreeMap<>();

    SurveyDefinitions(ModelFiles files, JsonMapper json, FormWording wording) {
        this.files = files;
        this.json = json;
        this.wording = wording;
        for (var file : files.find(FOLDER + "*.json")) {
            var id = file.getFilename().replaceFirst("\\.json$", "");
            definitions.put(id, definition(id));
        }
    }

    /** All of them, by their ids. */
    public List<SurveyDefinition> all() {
        return List.copyOf(definitions.values());
    }

    /** What people call a survey; its id where its definition is gone. */
    public String name(String id, Locale language) {
        var definition = definitions.get(id);
        return definition == null ? id : definition.name(language);
    }

    /** Those that something has sent by itself. */
    List<SurveyDefinition> triggeredBy(SurveyCause cause) {
        return definitions.values().stream()
                .filter(definition -> definition.trigger() == cause)
                .toList();
    }

    /** @throws ProblemException 404 when there is none of that name */
    public SurveyDefinition require(String id) {
        var definition = definitions.get(id);
        if (definition == null) {
            throw ProblemException.notFound("There is no survey " + id + ": " + definitions.keySet());
        }
        return definition;
    }

    private SurveyDefinition definition(String id) {
        var path = FOLDER + id + ".json";
        try {
            var read = json.readTree(files.text(path).orElseThrow());
            for (var property : read.propertyNames()) {
                require(KNOWN.contains(property), property, "is unknown: " + KNOWN);
            }
            var metric = SurveyMetric.of(text(read, "metric"))
                    .orElseThrow(() -> new Fault("metric", "must be csat, nps or ces"));
            var trigger = SurveyCause.of(text(read, "trigger"))
                    .orElseThrow(() -> new Fault("trigger", "must be complaint-closed, purchase, schedule or request"));
            require(
                    read.has("every") == (trigger == SurveyCause.SCHEDULE),
                    "every",
                    "belongs to the trigger schedule, and to no other");
            var open = duration("open", text(read, "open"), false);
            return new SurveyDefinition(
                    id,
                    name(read.path("name")),
                    metric,
                    questionnaire(text(read, "questionnaire"), metric),
                    trigger,
                    read.has("every") ? duration("every", text(read, "every"), false) : null,
                    duration("delay", text(read, "delay"), true),
                    reminders(read.path("reminders"), open),
                    open);
        } catch (Fault e) {
            throw new StartFailure(path + ": " + e.getMessage());
        } catch (JacksonException e) {
            throw new StartFailure(path + " is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Questionnaire questionnaire(String id, SurveyMetric metric) {
        var path = FOLDER + id + ".form";
        var form = files.text(path).orElseThrow(() -> new Fault("questionnaire", path + " does not exist"));
        try {
            var questionnaire = new Questionnaire(FormSchema.of(json.readTree(form)), wording);
            questionnaire.check(metric).ifPresent(fault -> {
                throw new Fault("questionnaire", path + ": " + fault);
            });
            return questionnaire;
        } catch (JacksonException e) {
            throw new Fault("questionnaire", path + " is not a form: " + e.getOriginalMessage());
        }
    }

    private static Map<String, String> name(JsonNode name) {
        var names = new TreeMap<String, String>();
        for (var language : List.of("en", "zh")) {
            var text = name.path(language).asString("");
            require(!text.isBlank(), "name." + language, "is missing");
            names.put(language, text);
        }
        return names;
    }

    private static List<Duration> reminders(JsonNode given, Duration open) {
        require(given.isArray() && given.size() <= 2, "reminders", "must be a list of at most two: [\"P3D\"]");
        var reminders = new ArrayList<Duration>();
        given.forEach(each -> reminders.add(duration("reminders", each.asString(""), false)));
        var last = reminders.stream().reduce(Duration.ZERO, Duration::plus);
        require(last.compareTo(open) < 0, "reminders", "must come before it is over, see open");
        return List.copyOf(reminders);
    }

    private static Duration duration(String field, String text, boolean zero) {
        try {
            var duration = Duration.parse(text);
            require(!duration.isNegative() && (zero || !duration.isZero()), field, "must be more than nothing");
            require(duration.compareTo(LONGEST) <= 0, field, "must be at most P365D");
            return duration;
        } catch (DateTimeException e) {
            throw new Fault(field, "must be a duration in days or hours, as P3D or PT12H");
        }
    }

    private static String text(JsonNode definition, String field) {
        var text = definition.path(field).asString("");
        require(!text.isBlank(), field, "is missing");
        return text;
    }

    private static void require(boolean right, String field, String fault) {
        if (!right) {
            throw new Fault(field, fault);
        }
    }

    private static final class Fault extends RuntimeException {

        Fault(String field, String fault) {
            super(field + " " + fault);
        }
    }
}
