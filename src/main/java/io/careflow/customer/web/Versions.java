package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.platform.ProblemException;
import java.util.regex.Pattern;

/** Versions of records as entity tags (RFC 9110). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private Versions() {}

    static String etag(Customer customer) {
        return "\"" + customer.version() + "\"";
    }

    /**
     * The version that a change is about.
     *
     * @param ifMatch the header; null when it is missing
     * @throws ProblemException 428 when it is missing, 412 when it is no tag of a record
     */
    static int expected(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.versionRequired(
                    "If-Match is missing: read the record and send its ETag, so that nobody's change is lost.");
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.changedMeanwhile("If-Match is no ETag of this record.");
        }
        return Integer.parseInt(tag.group(1));
    }
}
