package io.careflow.customer;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said of a customer, as JSON without what is not known: of two made one, and taken apart again. */
final class MergedDetails {

    // Contacts have ids, the external id stays with the record that it finds, and neither record's defaults are
    // missing.
    private static final Set<String> NEVER_FILLED = Set.of("kind", "contacts", "externalId", "locale", "zone");
    private static final Set<String> NEVER_TAKEN =
            Set.of("contacts", "addresses", "externalId", "custom", "preferences", "preferences.products");

    private MergedDetails() {}

    /**
     * The survivor's values, those that it lacks from the other, and those that somebody chose from the other. Lists are
     * united.
     *
     * @param take names of fields, those within others after a point
     * @throws ProblemException 422 naming each that cannot be taken
     */
    static ObjectNode merged(ObjectNode survivor, ObjectNode other, Set<String> take) {
        var problems = take.stream()
                .filter(name -> NEVER_TAKEN.contains(name) || at(other, name) == null)
                .sorted()
                .map(name -> new FieldProblem("take." + name, "is no value of the other record that can be taken"))
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.unprocessable("Some fields cannot be taken from the other record.", problems);
        }
        var merged = survivor.deepCopy();
        fill(merged, other, NEVER_FILLED);
        take.forEach(name -> put(merged, name, at(other, name)));
        return merged;
    }

    /** What holds now without what a merge brought; what was changed since stays as it is. */
    static ObjectNode undone(ObjectNode before, ObjectNode after, ObjectNode now) {
        var undone = now.deepCopy();
        after.forEachEntry((name, value) -> {
            var held = before.get(name);
            var current = now.get(name);
            if (current == null || Objects.equals(held, value)) {
                return;
            }
            if (value instanceof ObjectNode fields && current instanceof ObjectNode currentFields) {
                var earlier = held instanceof ObjectNode heldFields ? heldFields : fields.objectNode();
                setOrRemove(undone, name, undone(earlier, fields, currentFields));
            } else if (value instanceof ArrayNode items && current instanceof ArrayNode currentItems) {
                setOrRemove(undone, name, without(currentItems, items, held));
            } else if (current.equals(value)) {
                setOrRemove(undone, name, held);
            }
        });
        return undone;
    }

    private static void fill(ObjectNode target, ObjectNode source, Set<String> not) {
        source.forEachEntry((name, value) -> {
            if (not.contains(name)) {
                return;
            }
            var mine = target.get(name);
            if (mine == null) {
                target.set(name, value.deepCopy());
            } else if (mine instanceof ObjectNode fields && value instanceof ObjectNode others) {
                fill(fields, others, Set.of());
            } else if (mine instanceof ArrayNode items && value instanceof ArrayNode others) {
                others.forEach(item -> {
                    if (!contains(items, item)) {
                        items.add(item);
                    }
                });
            }
        });
    }

    private static ArrayNode without(ArrayNode current, ArrayNode after, JsonNode before) {
        var kept = current.arrayNode();
        current.forEach(item -> {
            if (!contains(after, item) || before instanceof ArrayNode earlier && contains(earlier, item)) {
                kept.add(item);
            }
        });
        return kept;
    }

    private static boolean contains(ArrayNode items, JsonNode item) {
        return items.valueStream().anyMatch(item::equals);
    }

    private static JsonNode at(ObjectNode node, String name) {
        JsonNode value = node;
        for (var part : name.split("\\.", 2)) {
            value = value == null ? null : value.get(part);
        }
        return value;
    }

    private static void put(ObjectNode node, String name, JsonNode value) {
        var parts = name.split("\\.", 2);
        if (parts.length == 1) {
            node.set(name, value);
        } else {
            ((ObjectNode) node.get(parts[0])).set(parts[1], value);
        }
    }

    private static void setOrRemove(ObjectNode node, String name, JsonNode value) {
        if (value == null || value.isContainer() && value.isEmpty()) {
            node.remove(name);
        } else {
            node.set(name, value);
        }
    }

    /** The fields whose values differ between two records, so that somebody has to choose; of fields within others too. */
    static List<String> choices(ObjectNode one, ObjectNode other) {
        return one.propertyStream()
                .filter(field -> !NEVER_TAKEN.contains(field.getKey()) && other.has(field.getKey()))
                .filter(field -> !field.getValue().equals(other.get(field.getKey())))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
