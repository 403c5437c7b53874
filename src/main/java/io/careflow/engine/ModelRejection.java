package io.careflow.engine;

import java.util.regex.Pattern;

/** Finds file, element and reason in the text with which the engine refuses a deployment. */
final class ModelRejection {

    private static final Pattern FILE = Pattern.compile("'([^'\\n]+\\.(?:bpmn|dmn|form))'\\s*:");
    private static final Pattern ELEMENT = Pattern.compile("Element: ([^\\s>]+)");
    private static final Pattern ERROR = Pattern.compile("- ERROR: (.+)");

    private ModelRejection() {}

    /** One line of it. */
    static String line(String rejection) {
        var text = rejection == null ? "" : rejection;
        var file = FILE.matcher(text);
        if (!file.find()) {
            return ModelFault.line("the engine's answer", null, text);
        }
        var rest = text.substring(file.end());
        var next = FILE.matcher(rest);
        var own = next.find() ? rest.substring(0, next.start()) : rest;
        var element = ELEMENT.matcher(own);
        var error = ERROR.matcher(own);
        var place = element.find() ? "element " + element.group(1) : null;
        if (!error.find()) {
            return ModelFault.line(file.group(1), place, own);
        }
        var reason = error.group(1);
        var more = error.results().count();
        return ModelFault.line(file.group(1), place, more == 0 ? reason : reason + " (and " + more + " more)");
    }
}
