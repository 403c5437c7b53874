package io.careflow.servicelevel;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Wall-clock time as a calendar, so that it has the same arithmetic. */
final class AlwaysOpen {

    private static final WorkingDay WHOLE_DAY =
            new WorkingDay(List.of(new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)), null, null);

    static final BusinessCalendar CALENDAR = new BusinessCalendar(
            "wall clock",
            "1",
            ZoneOffset.UTC,
            Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> WHOLE_DAY)),
            Map.of(),
            Set.of());

    private AlwaysOpen() {}
}
