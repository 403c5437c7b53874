package io.careflow.year;

import static io.careflow.platform.SqlTime.instant;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a year was, as a table, and what must not have happened in it. */
final class YearTable {

    private static final Map<String, Cap> CAPS = Map.of(
            "marketing", new Cap(2, Duration.ofDays(7)),
            "survey", new Cap(1, Duration.ofDays(30)),
            "relationship", new Cap(1, Duration.ofDays(7)));
    private static final LocalTime DAY = LocalTime.of(8, 0);
    private static final LocalTime NIGHT = LocalTime.of(21, 0);

    private final JdbcClient database;

    YearTable(JdbcClient database) {
        this.database = database;
    }

    private record Cap(int most, Duration within) {}

    private record Sent(
            UUID customer, UUID subject, String template, String purpose, String channel, Instant at, ZoneId zone) {}

    /** By month: what came in, what was started, what was sent and what was not. */
    String text() {
        var table = new TreeMap<YearMonth, Map<String, Integer>>();
        count(table, "purchases", "select at from purchase where source = 'shop' and at > :begin");
        count(table, "complaints", "select received_at from complaint");
        count(table, "revisits", "select opened_at from revisit");
        for (var flow : database.sql("select distinct flow from planned_start order by flow")
                .query(String.class)
                .list()) {
            count(
                    table,
                    flow,
                    "select settled_at from planned_start where state = 'started' and flow = '" + flow + "'");
        }
        for (var purpose : List.of("service", "survey", "relationship", "marketing")) {
            count(
                    table,
                    purpose + " sent",
                    "select coalesce(cleared_at, accepted_at) from message where accepted_at is not null and purpose = '"
                            + purpose + "'");
            count(
                    table,
                    purpose + " not sent",
                    "select created_at from message where status = 'suppressed' and purpose = '" + purpose + "'");
        }
        count(table, "tasks done", "select changed_at from desk_task where state = 'completed'");
        var columns = table.values().stream()
                .flatMap(month -> month.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        var text = new StringBuilder("| month | " + String.join(" | ", columns) + " |\n|---|"
                + columns.stream().map(column -> "---:").collect(Collectors.joining("|")) + "|\n");
        table.forEach((month, counts) -> text.append("| ")
                .append(month)
                .append(columns.stream()
                        .map(column -> " | " + counts.getOrDefault(column, 0))
                        .collect(Collectors.joining()))
                .append(" |\n"));
        return text.toString();
    }

    private void count(Map<YearMonth, Map<String, Integer>> table, String column, String moments) {
        var statement = database.sql("select at from (" + moments + ") as found (at) where at is not null");
        if (moments.contains(":begin")) {
            statement = statement.param(
                    "begin",
                    database.sql("select min(tier_since) from customer")
                            .query((row, i) -> row.getObject(1, OffsetDateTime.class))
                            .single());
        }
        statement
                .query((row, i) -> YearMonth.from(instant(row, "at").atZone(YearOfCustomers.ZONE)))
                .list()
                .forEach(month ->
                        table.computeIfAbsent(month, first -> new TreeMap<>()).merge(column, 1, Integer::sum));
    }

    /** Every rule that was broken, in words; none where all is well. */
    List<String> broken() {
        var broken = new ArrayList<String>();
        var sent = sent();
        // What follows up the first message of a flow, a reminder or thanks, is the same approach.
        var approaches = new HashSet<String>();
        for (var group : sent.stream()
                .filter(message -> CAPS.containsKey(message.purpose()))
                .filter(message -> message.subject() == null || approaches.add(message.purpose() + message.subject()))
                .collect(Collectors.groupingBy(message -> message.customer() + " " + message.purpose()))
                .values()) {
            var cap = CAPS.get(group.getFirst().purpose());
            for (var i = cap.most(); i < group.size(); i++) {
                var window = Duration.between(
                        group.get(i - cap.most()).at(), group.get(i).at());
                if (window.compareTo(cap.within()) < 0) {
                    broken.add("over the cap: " + group.get(i) + " only " + window + " after");
                }
            }
        }
        for (var message : sent) {
            var time = LocalTime.ofInstant(message.at(), message.zone());
            if (!message.purpose().equals("service") && (time.isBefore(DAY) || !time.isBefore(NIGHT))) {
                broken.add("at night: " + message + " at " + time);
            }
        }
        add(broken, "after STOP", """
                select m.id::text from message m join consent c on c.customer_id = m.customer_id and c.purpose = m.purpose
                    and c.channel = m.channel and c.state = 'opted-out' and c.at < m.accepted_at
                where not exists (select 1 from consent o where o.customer_id = c.customer_id and o.purpose = c.purpose
                    and o.channel = c.channel and o.state = 'opted-in' and o.at > c.at)""");
        add(broken, "started twice", """
                select subject_id::text from desk_task where subject_id is not null
                group by subject_id, process_id having count(distinct process_instance_key) > 1""");
        add(broken, "sent twice", """
                select customer_id || ' ' || template from message where accepted_at is not null and purpose <> 'service'
                group by customer_id, template, accepted_at::date having count(*) > 1""");
        add(broken, "a planner that never ended", """
                select flow || ' ' || business_date from planner_run where finished_at is null
                    and business_date < (select max(business_date) from planner_run)""");
        add(broken, "an A customer who did not hear from us for more than 45 days", """
                with contact as (
                    select c.id, i.at from customer c join interaction i on i.customer_id = c.id
                        and (i.direction is not null or i.kind in ('call', 'visit', 'mail', 'sms', 'chat'))
                    where c.tier = 'A' and c.lifecycle not in ('lost', 'prospect')
                        and c.tier_since < (select max(at) from interaction) - interval '100 days'
                        and not exists (select 1 from consent o where o.customer_id = c.id and o.state = 'opted-out'
                            and o.purpose = 'relationship')),
                pause as (select id, at - lag(at) over (partition by id order by at) as gap from contact)
                select id || ' ' || max(gap) from pause group by id having max(gap) > interval '45 days'""");
        add(broken, "a detractor whom nobody called", """
                select id::text from survey where follow_up = 'call-back' and called_back_at is null
                    and answered_at < (select max(at) from interaction) - interval '10 days'""");
        return broken;
    }

    /** As of when the policy let them go: the clock may be moved before a provider has answered. */
    private List<Sent> sent() {
        return database.sql("""
                        select m.customer_id, m.subject_id, m.template, m.purpose, m.channel,
                            coalesce(c.zone, 'Asia/Shanghai') as zone, coalesce(m.cleared_at, m.accepted_at) as sent_at
                        from message m join customer c on c.id = m.customer_id
                        where m.accepted_at is not null order by sent_at""")
                .query((row, i) -> new Sent(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getString("template"),
                        row.getString("purpose"),
                        row.getString("channel"),
                        instant(row, "sent_at"),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    private void add(List<String> broken, String what, String sql) {
        database.sql(sql).query(String.class).list().forEach(found -> broken.add(what + ": " + found));
    }
}
