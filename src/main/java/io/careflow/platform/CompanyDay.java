package io.careflow.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The company's day, by which business dates are told: that of {@code careflow.default-zone}. All flows share it, so that
 * what one plans for a date is meant for the same date by the others.
 */
@Component
public class CompanyDay {

    private final ZoneId zone;
    private final Clock clock;

    public CompanyDay(@Value("${careflow.default-zone:Asia/Shanghai}") ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** Where its day begins. */
    public ZoneId zone() {
        return zone;
    }

    /** Its date now. */
    public LocalDate today() {
        return of(clock.instant());
    }

    /** Its date at a moment. */
    public LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** When one of its dates begins. */
    public Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
