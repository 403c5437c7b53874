package io.careflow.customer.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** @param begin its first day: 2026-10-01 */
record Quarter(LocalDate begin) {

    /** The one of the company's date at an instant. */
    static Quarter at(Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return new Quarter(today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1));
    }
}
