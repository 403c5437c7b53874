package io.careflow.customer.web;

import io.careflow.customer.imports.ImportMapping;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads mappings as callers write them. A part that no mapping has is refused: passed over, it would be a silent typo. */
@Component
class MappingReader {

    private static final Set<String> PARTS = names(ImportMapping.class);
    private static final Set<String> COLUMN_PARTS = names(ImportMapping.Column.class);

    private final JsonMapper json;

    MappingReader(JsonMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 422 naming the parts that no mapping has */
    ImportMapping read(ObjectNode body) {
        var unknown = new ArrayList<>(unknown("", body, PARTS));
        for (int i = 0; i < body.path("columns").size(); i++) {
            unknown.addAll(unknown("columns[" + i + "].", body.path("columns").get(i), COLUMN_PARTS));
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.unprocessable("Some parts are none of a mapping.", unknown);
        }
        try {
            return json.treeToValue(body, ImportMapping.class);
        } catch (JacksonException e) {
            // Answered like any other body that is not what it should be.
            throw new HttpMessageNotReadableException("mapping", e, null);
        }
    }

    private static List<FieldProblem> unknown(String place, JsonNode part, Set<String> known) {
        return part.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new FieldProblem(place + name, "is no part of a mapping"))
                .toList();
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
