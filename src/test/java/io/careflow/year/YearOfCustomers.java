package io.careflow.year;

import static io.careflow.year.Patiently.again;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.careflow.Api;
import io.careflow.CareflowProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * careflow as a program of its own, whose clock goes on half a day at a time; staff and customers do what the customer's
 * number, the step and how often they came by it say, so that the same year is lived twice.
 */
final class YearOfCustomers implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime MORNING = LocalTime.of(6, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);

    private final CareflowProcess careflow;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path home;
    private final Random kills = new Random(20261122);
    private final Set<Integer> killedOn = new HashSet<>();
    private final Api admin;
    private final YearPeople people;
    private final YearStaff staff;
    private LocalDate today;

    YearOfCustomers(Path home) throws Exception {
        this.home = home;
        mail.start();
        mail.setUser("sink@example.org", "sink", "sink");
        careflow = new CareflowProcess(
                home,
                Map.of(
                        "spring.mail.host", "127.0.0.1",
                        "spring.mail.port", String.valueOf(mail.getSmtp().getPort()),
                        "careflow.demo", "false",
                        "camunda.client.worker.defaults.timeout", "PT8S"),
                "-XX:+UseSerialGC");
        careflow.start();
        admin = new Api(careflow::at, "admin");
        var chance = new Chance();
        people = new YearPeople(admin, careflow::at, mail, chance);
        staff = new YearStaff(admin, chance, people::number);
    }

    /** On so many days of the year, at a random moment, everything is killed and started again. */
    void killOn(int days, int times) {
        while (killedOn.size() < times) {
            killedOn.add(1 + kills.nextInt(days));
        }
    }

    JdbcClient database() {
        try {
            var port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            return JdbcClient.create(
                    new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void populate(int count) {
        var now = now();
        today = LocalDate.ofInstant(now, ZONE);
        people.come(count, now);
        settle();
    }

    /** One day: what happened over night, then what people do by day. */
    void live(int day) throws Exception {
        today = today.plusDays(1);
        var killed = killedOn.contains(day);
        advanceTo(MORNING, killed && kills.nextBoolean());
        advanceTo(AFTERNOON, killed);
        people.happen(day, now());
        settle();
        for (var round = 0; round < 3 && staff.work() > 0; round++) {
            settle();
        }
    }

    private void advanceTo(LocalTime time, boolean kill) throws Exception {
        var by = Duration.between(now(), today.atTime(time).atZone(ZONE).toInstant());
        if (by.isPositive()) {
            again(() ->
                    admin.post("/api/clock/advance", "{\"by\": \"" + by + "\"}").status() == 200);
        }
        if (kill) {
            var moment =
                    System.nanoTime() + Duration.ofMillis(kills.nextInt(1500)).toNanos();
            await().until(() -> System.nanoTime() > moment);
            careflow.kill();
            careflow.start();
        }
        settle();
    }

    /** Waits until nothing moves any more: nothing to deliver, to send, to plan, and no job for half a second. */
    void settle() {
        var seen = new String[1];
        var since = new long[] {System.nanoTime()};
        await().atMost(Patiently.LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> {
            var state = state();
            if (!state.equals(seen[0])) {
                seen[0] = state;
                since[0] = System.nanoTime();
            }
            return state.startsWith("0 0 ")
                    && System.nanoTime() - since[0] > Duration.ofMillis(600).toNanos();
        });
    }

    private String state() {
        return database()
                .sql("""
                        select (select count(*) from process_message) || ' '
                            || (select count(*) from message where status = 'claimed'
                                or status = 'planned' and next_attempt_at <= :now) || ' '
                            || (select count(*) || '/' || coalesce(max(job_key), 0) from job_run) || ' '
                            || (select count(*) || '/' || coalesce(sum(last_job_key), 0) from desk_task) || ' '
                            || (select count(*) || '/' || coalesce(sum(judged), 0) from planner_run) || ' '
                            || (select count(*) from planned_start where state <> 'waiting') || ' '
                            || (select count(*) from interaction)""")
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    Instant now() {
        var now = new Instant[1];
        again(() -> {
            now[0] = Instant.parse(admin.get("/api/clock").json().get("now").asString());
            return true;
        });
        return now[0];
    }

    @Override
    public void close() throws Exception {
        careflow.close();
        mail.stop();
    }

    String said() throws IOException {
        return careflow.said();
    }
}
