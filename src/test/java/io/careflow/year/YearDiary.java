package io.careflow.year;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that happened in a year, by day, in words that are the same in the same year. */
final class YearDiary {

    private static final List<String> ENTRIES = List.of("""
            select coalesce(accepted_at, cleared_at, created_at), customer_id, concat_ws(' ', 'message', template, channel,
                case when accepted_at is not null then 'sent' else status end)
            from message where settled is distinct from 'resent' and status not in ('planned', 'claimed')""", """
            select changed_at, customer_id, concat_ws(' ', 'task', element_id, state) from desk_task where state <> 'open'""", """
            select created_at, customer_id, concat_ws(' ', 'task', element_id, 'new') from desk_task""", """
            select settled_at, customer_id, concat_ws(' ', 'start', flow, occasion, state, dropped_for)
            from planned_start where state <> 'waiting'""", """
            select closed_at, customer_id, concat_ws(' ', 'complaint', split_part(external_id, ':', 1), status, outcome)
            from complaint where closed_at is not null""", """
            select closed_at, customer_id, concat_ws(' ', 'revisit', way, tries, outcome)
            from revisit where closed_at is not null""", """
            select requested_at, customer_id, concat_ws(' ', 'survey', definition, cause) from survey""", """
            select answered_at, customer_id, concat_ws(' ', 'answer', definition, score) from survey
            where answered_at is not null""");

    private final JdbcClient database;
    private final Function<String, Integer> numbers;

    /** @param numbers the number of a customer by their id */
    YearDiary(JdbcClient database, Function<String, Integer> numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /** What is only in this, and what is only in the other; empty where both are the same. */
    List<String> differences(YearDiary other) {
        var balance = new TreeMap<String, Integer>();
        lines().forEach(line -> balance.merge(line, 1, Integer::sum));
        other.lines().forEach(line -> balance.merge(line, -1, Integer::sum));
        return balance.entrySet().stream()
                .filter(line -> line.getValue() != 0)
                .map(line -> (line.getValue() > 0 ? "only here:  " : "only there: ") + line.getKey())
                .toList();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (var entry : ENTRIES) {
            database.sql("select (at at time zone '" + YearOfCustomers.ZONE
                            + "')::date::text as day, customer_id::text, what from (" + entry
                            + ") as entry (at, customer_id, what)")
                    .query((row, i) ->
                            row.getString(1) + " customer " + numbers.apply(row.getString(2)) + " " + row.getString(3))
                    .list()
                    .forEach(lines::add);
        }
        return lines;
    }
}
