package io.careflow.customer;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * A customer as the record knows them.
 *
 * @param id never null
 * @param name as given, not split
 * @param email as typed; null when unknown
 * @param phone in E.164, so that SMS can be sent to it; null when there is none or it could not be standardised
 * @param phoneAsGiven what was given as the phone, also when it is no address for SMS; null when none was given
 * @param locale the language to write in; never null
 * @param zone where the customer's clock stands; never null
 * @param tier {@code A}, {@code B} or {@code C}
 */
public record Customer(
        UUID id,
        String name,
        String email,
        String phone,
        String phoneAsGiven,
        Locale locale,
        ZoneId zone,
        String tier) {

    /** Whether a mail can be sent. */
    public boolean hasEmail() {
        return email != null;
    }

    /** Whether an SMS can be sent. */
    public boolean hasPhone() {
        return phone != null;
    }
}
