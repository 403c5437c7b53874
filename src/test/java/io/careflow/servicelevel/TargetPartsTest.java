package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a part of a target has been consumed: 09:00 to 18:00 in Shanghai, Monday to Friday. */
class TargetPartsTest {

    private static final BusinessCalendar CALENDAR = Calendars.named("standard");

    @ParameterizedTest(name = "{1} % of {0} from {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # Half a day more is half of the business time until the same local time of the next working day.
            2 business days  |  50 | Mon 2026-03-02 10:00 | Tue 2026-03-03 10:00
            2 business days  |  75 | Mon 2026-03-02 10:00 | Tue 2026-03-03 14:30
            2 business days  |  90 | Mon 2026-03-02 10:00 | Tue 2026-03-03 17:12
            2 business days  | 100 | Mon 2026-03-02 10:00 | Wed 2026-03-04 10:00
            2 business days  | 150 | Mon 2026-03-02 10:00 | Thu 2026-03-05 10:00
            2 business days  | 175 | Mon 2026-03-02 10:00 | Thu 2026-03-05 14:30
            # Over a weekend.
            1 business day   |  75 | Fri 2026-03-06 16:00 | Mon 2026-03-09 13:45
            1 business day   | 100 | Fri 2026-03-06 16:00 | Mon 2026-03-09 16:00
            1 business day   | 150 | Fri 2026-03-06 16:00 | Tue 2026-03-10 11:30
            # Over the make-up Saturday of the National Day holidays.
            1 business day   | 100 | Fri 2026-10-09 16:00 | Sat 2026-10-10 16:00
            1 business day   | 150 | Fri 2026-10-09 16:00 | Mon 2026-10-12 11:30
            # Nothing is consumed before the day on which it is due begins: the warning comes with the start.
            1 business day   |  75 | Sun 2026-03-08 08:00 | Sun 2026-03-08 08:00
            1 business day   | 100 | Sun 2026-03-08 08:00 | Mon 2026-03-09 09:00
            1 business day   | 150 | Sun 2026-03-08 08:00 | Mon 2026-03-09 13:30
            PT24H wall clock |  75 | Fri 2026-03-06 16:00 | Sat 2026-03-07 10:00
            PT24H wall clock | 100 | Fri 2026-03-06 16:00 | Sat 2026-03-07 16:00
            PT24H wall clock | 150 | Fri 2026-03-06 16:00 | Sun 2026-03-08 04:00
            PT8H             |  75 | Mon 2026-03-02 10:00 | Mon 2026-03-02 16:00
            PT8H             | 100 | Mon 2026-03-02 10:00 | Mon 2026-03-02 18:00
            PT8H             | 150 | Mon 2026-03-02 10:00 | Tue 2026-03-03 13:00
            """)
    void partOfEachKindOfTarget(String target, int percent, String start, String expected) {
        assertThat(consumed(target, percent, start, null)).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{1} % of {0} from {2} with {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            2 business days  |  75 | Mon 2026-03-02 10:00 | Mon 2026-03-02 14:00 > Mon 2026-03-02 16:00 | Tue 2026-03-03 16:30
            2 business days  | 100 | Mon 2026-03-02 10:00 | Mon 2026-03-02 14:00 > Mon 2026-03-02 16:00 | Wed 2026-03-04 12:00
            2 business days  | 100 | Mon 2026-03-02 11:00 | Mon 2026-03-02 14:00 > Mon 2026-03-02 16:00 | Wed 2026-03-04 13:00
            2 business days  | 100 | Mon 2026-03-02 10:00 | Mon 2026-03-02 20:00 > Mon 2026-03-02 23:00 | Wed 2026-03-04 10:00
            2 business days  |  75 | Mon 2026-03-02 10:00 | Wed 2026-03-04 09:00 > Wed 2026-03-04 09:30 | Tue 2026-03-03 14:30
            2 business days  | 100 | Mon 2026-03-02 10:00 | Wed 2026-03-04 09:00 > Wed 2026-03-04 09:30 | Wed 2026-03-04 10:30
            PT24H wall clock |  75 | Fri 2026-03-06 16:00 | Fri 2026-03-06 18:00 > Fri 2026-03-06 20:00 | Sat 2026-03-07 12:00
            """)
    void pausesMoveAPartAsTheyMoveTheWhole(String target, int percent, String start, String pauses, String expected) {
        assertThat(consumed(target, percent, start, pauses)).isEqualTo(at(expected));
    }

    private static Instant consumed(String target, int percent, String start, String pauses) {
        return Target.of(target)
                .consumed(
                        percent,
                        CALENDAR,
                        at(start),
                        pauses == null ? List.of() : Calendars.pauses(pauses, CALENDAR.zone()));
    }

    private static Instant at(String time) {
        return Calendars.at(time, CALENDAR.zone());
    }
}
