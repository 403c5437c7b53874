package io.careflow.servicelevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped policy, and drafts made from it. */
public final class PolicyText {

    private PolicyText() {}

    public static String shipped() {
        try {
            return Files.readString(Path.of("dmn/service-level.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With one output changed.
     *
     * @param cell row and column: {@code 04_2}
     * @param feel what is in it then
     */
    public static String with(String cell, String feel) {
        return changed(shipped(), "OutputEntry_ServiceLevel_" + cell, feel);
    }

    /** Tier A, normal, in writing, is answered within three hours instead of four from a day on. */
    static String withSoonerResponseFrom(String date) {
        var text = shipped();
        var row = text.substring(
                text.indexOf("<rule id=\"Rule_ServiceLevel_04\""), text.indexOf("<rule id=\"Rule_ServiceLevel_05\""));
        var before = changed(row, "InputEntry_ServiceLevel_04_4", "&lt; date(\"" + date + "\")");
        var after = changed(row, "InputEntry_ServiceLevel_04_4", "&gt;= date(\"" + date + "\")");
        after = changed(after, "OutputEntry_ServiceLevel_04_1", "\"A-normal-2027\"");
        after = changed(after, "OutputEntry_ServiceLevel_04_2", "\"PT3H\"");
        return text.replace(row, before + after.replace("_04", "_04b"));
    }

    private static String changed(String text, String element, String feel) {
        return Pattern.compile("(id=\"" + element + "\">\\s*<text>)[^<]*")
                .matcher(text)
                .replaceFirst("$1" + Matcher.quoteReplacement(feel));
    }
}
