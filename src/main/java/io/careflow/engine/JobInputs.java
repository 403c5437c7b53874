package io.careflow.engine;

import io.camunda.client.api.response.ActivatedJob;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Reads the variables of a job into the record that its worker works on. */
@Component
public class JobInputs {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new FeelInstant())
                    .addDeserializer(OffsetDateTime.class, new FeelOffsetDateTime()))
            .build();

    private final Validator validator;

    JobInputs(Validator validator) {
        this.validator = validator;
    }

    /**
     * The job's variables as a record: unknown ones are left out, date-times are read as FEEL writes them.
     *
     * @param record a record with Jakarta Validation constraints on its components
     * @throws InvalidVariable when a variable is missing, of the wrong type, or breaks a constraint
     */
    public <T> T read(ActivatedJob job, Class<T> record) {
        T input;
        try {
            input = JSON.readValue(job.getVariables(), record);
        } catch (JacksonException e) {
            throw new InvalidVariable(VariablePath.of(e), VariablePath.problem(e));
        }
        var violations = validator.validate(input).stream()
                .sorted(Comparator.comparing((ConstraintViolation<T> v) ->
                                v.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .toList();
        if (!violations.isEmpty()) {
            var first = violations.getFirst();
            throw new InvalidVariable(first.getPropertyPath().toString(), first.getMessage() + also(violations));
        }
        return input;
    }

    private static <T> String also(List<ConstraintViolation<T>> violations) {
        var others = new StringBuilder();
        for (var violation : violations.subList(1, violations.size())) {
            others.append("; '")
                    .append(violation.getPropertyPath())
                    .append("' ")
                    .append(violation.getMessage());
        }
        return others.toString();
    }
}
