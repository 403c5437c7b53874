package io.careflow.customer.imports;

import io.careflow.customer.CustomFields;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ModelFiles;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How files are read: the mappings that come with careflow, and those that were stored. */
@Service
public class ImportMappings {

    private static final String FOLDER = "import-mappings/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ModelFiles files;
    private final CustomFields fields;
    private final Validator validator;
    private final AuditTrail audit;
    private final Clock clock;

    ImportMappings(
            JdbcClient jdbc,
            JsonMapper json,
            ModelFiles files,
            CustomFields fields,
            Validator validator,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.files = files;
        this.fields = fields;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every mapping by its name, in the order of the names. */
    public Map<String, ImportMapping> all() {
        var all = new TreeMap<String, ImportMapping>();
        all.put(CustomerLayout.MAPPING, CustomerLayout.mapping(fields.all()));
        for (var file : files.find(FOLDER + "*.json")) {
            var name = file.getFilename().replace(".json", "");
            files.text(FOLDER + file.getFilename()).ifPresent(text -> all.put(name, read(text)));
        }
        jdbc.sql("select name, definition from import_mapping")
                .query((row, i) -> Map.entry(row.getString("name"), read(row.getString("definition"))))
                .list()
                .forEach(stored -> all.put(stored.getKey(), stored.getValue()));
        return all;
    }

    /** A mapping; a stored one takes the place of one that comes with careflow. */
    public Optional<ImportMapping> find(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select definition from import_mapping where name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .or(() -> files.text(FOLDER + name + ".json"))
                .map(this::read)
                .or(() -> Optional.of(CustomerLayout.mapping(fields.all()))
                        .filter(own -> name.equals(CustomerLayout.MAPPING)));
    }

    /**
     * Stores a mapping. Jobs that were begun keep the one they were begun with.
     *
     * @throws ConstraintViolationException when it is malformed
     * @throws ProblemException 400 when the name is none, 422 naming every part that makes no sense
     */
    @Transactional
    public void put(String name, ImportMapping mapping) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid("name", "must be at most 60 small letters, digits and hyphens");
        }
        var violations = validator.validate(mapping);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var problems = MappingRules.problems(mapping, fields.all());
        if (!problems.isEmpty()) {
            throw ProblemException.unprocessable("The mapping makes no sense.", problems);
        }
        jdbc.sql("insert into import_mapping (name, definition, changed_at, changed_by) values (?, ?::jsonb, ?, ?)"
                        + " on conflict (name) do update set definition = excluded.definition,"
                        + " changed_at = excluded.changed_at, changed_by = excluded.changed_by")
                .params(
                        name,
                        json.writeValueAsString(mapping),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        Staff.current().name())
                .update();
        audit.record("define", "import-mapping", name);
    }

    private ImportMapping read(String text) {
        return json.readValue(text, ImportMapping.class);
    }
}
