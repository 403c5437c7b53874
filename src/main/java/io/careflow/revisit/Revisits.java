package io.careflow.revisit;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Revisits for people: when they are due, and how they went. Nobody hears of customers whom they may not see. */
@Service
public class Revisits {

    private static final int PAGE = 100;
    private static final int MOST_DAYS = 366;

    private final RevisitTable table;
    private final CustomerVisibility visibility;
    private final CompanyDay day;
    private final JdbcClient jdbc;
    private final Clock clock;

    Revisits(RevisitTable table, CustomerVisibility visibility, CompanyDay day, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.visibility = visibility;
        this.day = day;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The company's date now. */
    public LocalDate today() {
        return day.today();
    }

    /** @throws ProblemException 404 when there is no such revisit for whoever is logged in */
    public Revisit one(UUID id) {
        return table.find(id, visibility.current())
                .orElseThrow(() -> ProblemException.notFound("There is no revisit " + id + "."));
    }

    /**
     * Those that are due from a date to a date, by when they are due.
     *
     * @param to the last date, at most a year after the first
     * @param group null for all
     * @param page what the page before gave as next; null for the first
     * @throws ProblemException 400 for dates that are no such period, or no such page
     */
    public Page<Revisit> between(LocalDate from, LocalDate to, String group, String page) {
        check(from, to);
        var scope = visibility.current();
        var after = page == null ? null : cursor(page);
        var rows = table.between(start(from), start(to.plusDays(1)), group, after, PAGE + 1, scope);
        return Page.of(rows, PAGE, last -> last.id().toString());
    }

    /**
     * How those went that had to be made from a date to a date: each group's, and together.
     *
     * @throws ProblemException 400 for dates that are no such period
     */
    public List<RevisitFigures> figures(LocalDate from, LocalDate to) {
        check(from, to);
        var scope = visibility.current();
        return jdbc.sql("""
                        select group_name, count(*) as due,
                            count(*) filter (where outcome in ('satisfied', 'neutral', 'dissatisfied', 'wants-to-leave',
                                'declined')) as done,
                            count(*) filter (where outcome in ('satisfied', 'neutral', 'dissatisfied', 'wants-to-leave',
                                'declined') and closed_at <= due_at) as in_time,
                            count(*) filter (where outcome in ('not-reached', 'no-reply')) as unanswered,
                            count(*) filter (where outcome = 'postponed') as postponed,
                            count(*) filter (where closed_at is null and due_at < :now) as overdue,
                            count(*) filter (where outcome = 'satisfied') as satisfied
                        from revisit where due_at >= :from and due_at < :to and\s""" + scope.of("revisit.customer_id") + """
                        \sgroup by grouping sets ((group_name), ()) order by group_name nulls first""")
                .param("now", timestamp(clock.instant()))
                .param("from", timestamp(start(from)))
                .param("to", timestamp(start(to.plusDays(1))))
                .params(scope.parameters())
                .query((row, i) -> new RevisitFigures(
                        row.getString("group_name"),
                        row.getLong("due"),
                        row.getLong("done"),
                        row.getLong("in_time"),
                        row.getLong("unanswered"),
                        row.getLong("postponed"),
                        row.getLong("overdue"),
                        row.getLong("satisfied")))
                .list();
    }

    /**
     * What a day of a calendar holds.
     *
     * @param due how many have to be made by then
     * @param done how many of them ended
     */
    public record Day(LocalDate date, int due, int done) {

        /** How many of them are open. */
        public int open() {
            return due - done;
        }
    }

    /**
     * The days from a date to a date on which revisits are due, in their order; days without any are missing.
     *
     * @throws ProblemException 400 for dates that are no such period
     */
    public List<Day> days(LocalDate from, LocalDate to) {
        check(from, to);
        var scope = visibility.current();
        return jdbc.sql("""
                        select (due_at at time zone :zone)::date as day, count(*) as due, count(closed_at) as done
                        from revisit where due_at >= :from and due_at < :to and\s""" + scope.of("revisit.customer_id") + """
                        \sgroup by day order by day""")
                .param("zone", day.zone().getId())
                .param("from", timestamp(start(from)))
                .param("to", timestamp(start(to.plusDays(1))))
                .params(scope.parameters())
                .query((row, i) ->
                        new Day(row.getObject("day", LocalDate.class), row.getInt("due"), row.getInt("done")))
                .list();
    }

    private Revisit cursor(String page) {
        try {
            return table.find(UUID.fromString(page), visibility.current()).orElseThrow(Revisits::noPage);
        } catch (IllegalArgumentException e) {
            throw noPage();
        }
    }

    private Instant start(LocalDate date) {
        return day.start(date);
    }

    private static void check(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw ProblemException.invalid("to", "is before from");
        }
        if (to.isAfter(from.plusDays(MOST_DAYS))) {
            throw ProblemException.invalid("to", "is more than a year after from");
        }
    }

    private static ProblemException noPage() {
        return ProblemException.invalid("page", "is not what a page before gave as next");
    }
}
