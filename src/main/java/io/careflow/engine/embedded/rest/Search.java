package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** One search as the API defines it: filter, sort, page. Cursors are the key of the last item. */
final class Search {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final Filter filter;
    private final JsonNode sort;
    private final int limit;
    private final int from;
    private final long after;
    private final String keyField;
    private final TreeMap<Long, ObjectNode> found = new TreeMap<>();
    private int total;

    Search(JsonNode body, String keyField, List<String> fields) {
        this.keyField = keyField;
        filter = Filter.of(body.path("filter"), fields);
        sort = body.path("sort");
        JsonNode page = body.path("page");
        if (page.hasNonNull("before")) {
            throw new IllegalArgumentException("The embedded engine cannot page backwards");
        }
        limit = page.path("limit").asInt(DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The limit must be between 1 and " + MAX_LIMIT);
        }
        from = Math.max(0, page.path("from").asInt(0));
        after = page.hasNonNull("after") ? cursor(page.get("after").asText()) : -1;
    }

    /** Takes an item into account. */
    void offer(ObjectNode item) {
        if (!filter.matches(item)) {
            return;
        }
        total++;
        if (!sort.isEmpty()) {
            found.put(key(item), item);
        } else if (key(item) > after) {
            found.put(key(item), item);
            // Without a sort only one page is kept, however much there is.
            if (found.size() > from + limit) {
                found.pollLastEntry();
            }
        }
    }

    Reply reply() {
        List<ObjectNode> items = new ArrayList<>(found.values());
        if (!sort.isEmpty()) {
            items.sort(order());
            items = items.subList(positionAfterCursor(items), items.size());
        }
        return page(items.stream().skip(from).limit(limit).toList());
    }

    private Reply page(List<ObjectNode> items) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode array = body.putArray("items");
        items.forEach(array::add);
        body.putObject("page")
                .put("totalItems", total)
                .put("hasMoreTotalItems", false)
                .put(
                        "startCursor",
                        items.isEmpty() ? null : items.getFirst().get(keyField).asText())
                .put(
                        "endCursor",
                        items.isEmpty() ? null : items.getLast().get(keyField).asText());
        return Reply.ok(body);
    }

    private int positionAfterCursor(List<ObjectNode> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            if (key(ordered.get(i)) == after) {
                return i + 1;
            }
        }
        return 0;
    }

    private Comparator<ObjectNode> order() {
        Comparator<ObjectNode> order = Comparator.comparing(item -> 0);
        for (JsonNode by : sort) {
            String field = by.path("field").asText();
            Comparator<ObjectNode> next = Comparator.comparing(
                    item -> item.path(field),
                    (a, b) -> a.isNumber() && b.isNumber()
                            ? Long.compare(a.asLong(), b.asLong())
                            : a.asText().compareTo(b.asText()));
            order = order.thenComparing("DESC".equalsIgnoreCase(by.path("order").asText()) ? next.reversed() : next);
        }
        return order.thenComparing(this::key);
    }

    private long key(ObjectNode item) {
        return item.get(keyField).asLong();
    }

    private static long cursor(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid cursor " + text, e);
        }
    }
}
