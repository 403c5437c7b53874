package io.careflow.revisit.web;

import io.careflow.customer.Customers;
import io.careflow.desk.web.DeskPage;
import io.careflow.planning.DueList;
import io.careflow.planning.Judgement;
import io.careflow.platform.Staff;
import io.careflow.revisit.Revisit;
import io.careflow.revisit.Revisits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The month's revisits as a calendar, one day of them as a list, and how they go. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
class RevisitsPage {

    private static final String FLOW = "periodic-revisit";

    private final Revisits revisits;
    private final DueList due;
    private final Customers customers;

    RevisitsPage(Revisits revisits, DueList due, Customers customers) {
        this.revisits = revisits;
        this.due = due;
        this.customers = customers;
    }

    /** @param shown whether it belongs to the month */
    record Cell(LocalDate date, boolean shown, Revisits.Day day) {}

    @GetMapping("/revisits")
    String month(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) String page,
            Model model,
            Locale locale) {
        var today = revisits.today();
        var chosen = day == null ? today : day;
        var month = YearMonth.from(chosen);
        var list = revisits.between(chosen, chosen, null, page);
        var coming = chosen.isAfter(today) && chosen.isBefore(today.plusYears(1))
                ? due.of(FLOW, chosen, Judgement.Verdict.DUE, null).items()
                : List.<Judgement>of();
        model.addAttribute("today", today);
        model.addAttribute("chosen", chosen);
        model.addAttribute("month", month);
        model.addAttribute("weeks", weeks(month));
        model.addAttribute(
                "weekdays",
                Stream.of(DayOfWeek.values())
                        .map(weekday -> weekday.getDisplayName(TextStyle.SHORT, locale))
                        .toList());
        model.addAttribute("figures", revisits.figures(month.atDay(1), month.atEndOfMonth()));
        model.addAttribute("list", list);
        model.addAttribute("coming", coming);
        model.addAttribute(
                "names",
                names(Stream.concat(
                                list.items().stream().map(Revisit::customerId),
                                coming.stream().map(Judgement::customerId))
                        .toList()));
        return "desk/revisits";
    }

    private List<List<Cell>> weeks(YearMonth month) {
        var first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        Map<LocalDate, Revisits.Day> known =
                revisits.days(first, last).stream().collect(Collectors.toMap(Revisits.Day::date, Function.identity()));
        return first.datesUntil(last.plusDays(1), Period.ofDays(7))
                .map(monday -> monday.datesUntil(monday.plusDays(7))
                        .map(date -> new Cell(date, YearMonth.from(date).equals(month), known.get(date)))
                        .toList())
                .toList();
    }

    private Map<UUID, String> names(List<UUID> of) {
        return Staff.current().seesPeople() && !of.isEmpty() ? customers.names(Set.copyOf(of)) : Map.of();
    }
}
