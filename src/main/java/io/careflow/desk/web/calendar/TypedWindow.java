package io.careflow.desk.web.calendar;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Working hours as they stand in two fields. A time may be typed as 9, 9:00, 0900 or 9：00 and becomes 09:00; what is no
 * time stays as it was typed.
 *
 * @param from never null
 * @param to never null
 */
public record TypedWindow(String from, String to) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.]?(\\d{2}))?");
    private static final Pattern CLOCK = Pattern.compile("\\d{2}:[0-5]\\d");
    private static final Pattern TO = Pattern.compile("\\s*(?:[-–—~]|至|to)\\s*");

    static final TypedWindow BLANK = new TypedWindow("", "");

    public TypedWindow {
        from = time(from);
        to = time(to);
    }

    static List<TypedWindow> of(List<List<String>> windows) {
        return new ArrayList<>(windows.stream()
                .map(window -> new TypedWindow(window.getFirst(), window.getLast()))
                .toList());
    }

    /** Fields of the same name, in the order of the page. */
    static List<TypedWindow> of(List<String> from, List<String> to) {
        var windows = new ArrayList<TypedWindow>();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            windows.add(new TypedWindow(from.get(i), to.get(i)));
        }
        return windows;
    }

    /** Hours in one field, as {@code 09:00-12:00, 13:00-18:00}; the parts are as many as were typed. */
    static List<List<String>> parts(String text) {
        var plain = TO.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("-");
        return plain.isBlank()
                ? List.of()
                : Arrays.stream(plain.strip().split("[,;、\\s]+"))
                        .map(window -> Arrays.stream(window.split("-"))
                                .map(TypedWindow::time)
                                .toList())
                        .toList();
    }

    /** As calendars have them; fields that were left empty say nothing. */
    static List<List<String>> written(List<TypedWindow> windows) {
        return windows.stream()
                .filter(window -> !window.isBlank())
                .map(window -> List.of(window.from, window.to))
                .toList();
    }

    boolean isBlank() {
        return from.isEmpty() && to.isEmpty();
    }

    /** Minutes since midnight at which it begins; less than zero when that is no time. */
    int start() {
        return minutes(from);
    }

    /** How long it is; zero or less when the two are no hours. */
    int minutes() {
        return start() < 0 ? 0 : minutes(to) - start();
    }

    private static int minutes(String time) {
        var minutes = CLOCK.matcher(time).matches()
                ? Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3))
                : -1;
        return minutes > 24 * 60 ? -1 : minutes;
    }

    private static String time(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        var time = TIME.matcher(plain);
        if (!time.matches()) {
            return plain;
        }
        var hour = time.group(1);
        return (hour.length() == 1 ? "0" + hour : hour) + ":" + (time.group(2) == null ? "00" : time.group(2));
    }
}
