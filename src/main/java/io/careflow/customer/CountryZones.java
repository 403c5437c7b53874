package io.careflow.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Where the clock of a country stands; of one with several, where most of its people live. */
final class CountryZones {

    private static final Map<String, ZoneId> ZONES = zones();

    private CountryZones() {}

    /** @param country ISO 3166 code; null when unknown */
    static Optional<ZoneId> of(String country) {
        return country == null ? Optional.empty() : Optional.ofNullable(ZONES.get(country));
    }

    private static Map<String, ZoneId> zones() {
        var zones = new Properties();
        try (var file = CountryZones.class.getResourceAsStream("country-zones.properties")) {
            zones.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones.stringPropertyNames().stream()
                .collect(Collectors.toMap(country -> country, country -> ZoneId.of(zones.getProperty(country))));
    }
}
