package io.careflow.desk.web.calendar;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Time zones to choose from, with their names in the reader's language. */
@Component
class ZoneNames {

    private static final Pattern OFFERED =
            Pattern.compile("UTC|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");

    private final Map<Locale, List<Zone>> known = new ConcurrentHashMap<>();

    List<Zone> in(Locale locale) {
        return known.computeIfAbsent(locale, language -> ZoneId.getAvailableZoneIds().stream()
                .filter(OFFERED.asMatchPredicate())
                .sorted()
                .map(id -> new Zone(id, ZoneId.of(id).getDisplayName(TextStyle.FULL, language)))
                .toList());
    }

    /** @param name like 中国时间 */
    public record Zone(String id, String name) {}
}
