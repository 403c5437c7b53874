package io.careflow.desk.web.calendar;

import java.util.List;
import org.springframework.util.MultiValueMap;

/** The fields of a form as they were sent. */
record Typed(MultiValueMap<String, String> fields) {

    /** Without space around it; empty when there is no such field. */
    String text(String name) {
        var text = fields.getFirst(name);
        return text == null ? "" : text.strip();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** What of a field's values is a year or another small number. */
    List<Integer> numbers(String name) {
        return all(name).stream()
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .toList();
    }

    int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
