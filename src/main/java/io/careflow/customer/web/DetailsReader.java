package io.careflow.customer.web;

import io.careflow.customer.CustomerDetails;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what callers say of customers. */
@Component
class DetailsReader {

    private static final Set<String> FIELDS = Arrays.stream(CustomerDetails.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final JsonMapper json;

    DetailsReader(JsonMapper json) {
        this.json = json;
    }

    /** @throws ProblemException 422 naming the fields that are none of a customer, or that callers do not set */
    CustomerDetails read(ObjectNode body) {
        var unknown = body.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .map(name -> new FieldProblem(name, "is no field that a caller sets"))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.unprocessable("Some fields are none that a caller sets.", unknown);
        }
        try {
            return json.treeToValue(body, CustomerDetails.class);
        } catch (JacksonException e) {
            // Answered like any other body that is not what it should be.
            throw new HttpMessageNotReadableException("details", e, null);
        }
    }

    /** What was said before, changed by a JSON merge patch (RFC 7396). Lists are replaced as a whole. */
    CustomerDetails patched(CustomerDetails before, ObjectNode patch) {
        return read((ObjectNode) merged(json.valueToTree(before), patch));
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : json.createObjectNode();
        changes.forEachEntry((name, change) -> {
            if (change.isNull()) {
                result.remove(name);
            } else {
                result.set(name, merged(result.get(name), change));
            }
        });
        return result;
    }
}
