package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fields of customers that operations defined. */
@Service
public class CustomFields {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final Validator validator;

    CustomFields(JdbcClient jdbc, AuditTrail audit, Clock clock, Validator validator) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.validator = validator;
    }

    /** Every definition, by name. */
    public List<CustomField> all() {
        return jdbc.sql("select * from custom_field order by name")
                .query(CustomFields::field)
                .list();
    }

    /**
     * Defines a field, or changes its definition. The values that are there stay as they are.
     *
     * @throws ConstraintViolationException when it is malformed
     * @throws ProblemException 400 when the definition contradicts itself, 409 when the field has another type
     */
    @Transactional
    public void define(CustomField field) {
        var violations = validator.validate(field);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        field.fault().ifPresent(fault -> {
            var parts = fault.split(": ", 2);
            throw ProblemException.invalid(parts[0], parts[1]);
        });
        var written = jdbc.sql("""
                        insert into custom_field (name, type, label_zh, label_en, choices, expected, minimum, maximum,
                            pattern, retired, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (name) do update set label_zh = excluded.label_zh, label_en = excluded.label_en,
                            choices = excluded.choices, expected = excluded.expected, minimum = excluded.minimum,
                            maximum = excluded.maximum, pattern = excluded.pattern, retired = excluded.retired,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        where custom_field.type = excluded.type""")
                .params(
                        field.name(),
                        field.type().code(),
                        field.labelZh(),
                        field.labelEn(),
                        field.choices().toArray(String[]::new),
                        field.expected(),
                        field.minimum(),
                        field.maximum(),
                        field.pattern(),
                        field.retired(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Staff.current().name())
                .update();
        if (written == 0) {
            throw ProblemException.conflict("type: the field " + field.name() + " has another type, which stays");
        }
        audit.record("define", "custom-field", field.name());
    }

    /** @throws ProblemException 422 naming every value that is new and that its field does not take */
    static void check(List<CustomField> definitions, Map<String, Object> before, Map<String, Object> values) {
        var problems = problems(definitions, before, values);
        if (!problems.isEmpty()) {
            throw ProblemException.unprocessable("Custom fields do not take their values.", problems);
        }
    }

    /** Every value that is new and that its field does not take. */
    static List<FieldProblem> problems(
            List<CustomField> definitions, Map<String, Object> before, Map<String, Object> values) {
        var byName = definitions.stream().collect(Collectors.toMap(CustomField::name, Function.identity()));
        var problems = new ArrayList<FieldProblem>();
        values.forEach((name, value) -> {
            if (Objects.equals(before.get(name), value)) {
                return;
            }
            var field = byName.get(name);
            if (field == null || field.retired()) {
                problems.add(new FieldProblem("custom." + name, "is no field that operations defined"));
            } else {
                field.refusal(value).ifPresent(reason -> problems.add(new FieldProblem("custom." + name, reason)));
            }
        });
        return problems;
    }

    private static CustomField field(ResultSet row, int i) throws SQLException {
        return new CustomField(
                row.getString("name"),
                CustomField.Type.of(row.getString("type")),
                row.getString("label_zh"),
                row.getString("label_en"),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("expected"),
                row.getBigDecimal("minimum"),
                row.getBigDecimal("maximum"),
                row.getString("pattern"),
                row.getBoolean("retired"));
    }
}
