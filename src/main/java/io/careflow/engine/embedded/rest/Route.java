package io.careflow.engine.embedded.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the API.
 *
 * @param method HTTP method
 * @param path pattern of the path; its only group, if any, is the key
 */
record Route(String method, Pattern path, Operation operation) {

    /** What is done for a request. */
    interface Operation {
        Reply run(Request request) throws Exception;
    }

    /** A route whose path may hold one <code>{key}</code>. */
    static Route of(String method, String path, Operation operation) {
        return new Route(method, Pattern.compile(path.replace("{key}", "(-?\\d{1,19})")), operation);
    }

    Matcher matcher(String requested) {
        return path.matcher(requested);
    }
}
