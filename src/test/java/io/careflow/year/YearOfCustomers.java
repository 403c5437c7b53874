package io.careflow.year;

import static io.careflow.year.Patiently.again;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.careflow.Api;
import io.careflow.CareflowProcess;
import io.careflow.local.OutsideTwilio;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * careflow as a program of its own, whose clock goes on from one moment to the next at which something of its own starts;
 * staff and customers do what the customer's number and the day say, so that the same year is lived twice. Mail server and
 * Twilio are outside and survive a kill.
 */
final class YearOfCustomers implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** After the planners' times, so that those that depend on each other come one by one. */
    private static final List<Moment> MORNING = List.of(
            new Moment(LocalTime.of(3, 0), 7), // the afternoon of the other side of the world
            new Moment(LocalTime.of(9, 0), 7), // what waited for the morning, greetings and purchase reminders
            new Moment(LocalTime.of(11, 15), 7), // standing
            new Moment(LocalTime.of(12, 15), 7), // churn
            new Moment(LocalTime.of(14, 45), 7)); // revisits

    private static final Moment CUSTOMERS_DO = new Moment(LocalTime.of(17, 20), 30);
    private static final Moment STAFF_WORK = new Moment(LocalTime.of(17, 25), 30);
    private static final List<Moment> EVENING = List.of(
            new Moment(LocalTime.of(18, 15), 7), // surveys
            new Moment(LocalTime.of(20, 50), 7), // the other side of the world's morning
            new Moment(LocalTime.of(21, 50), 7)); // and without daylight saving

    private static final int MOST_ROUNDS = 5;
    private static final int NEVER = -1;
    private static final int STEPS = MORNING.size() + 5 + EVENING.size();
    private static final Duration LOOK = Duration.ofMillis(40);
    /** So many looks in a row find nothing moved: the engine's timers that have just become due come within three. */
    private static final int QUIET = 6;

    /** Longer than what a killed process held is left to it. */
    private static final Duration RECOVERED = Duration.ofSeconds(15);

    /**
     * A time of day, which comes earlier every day: what is due after whole days, and what counts for whole days, is then
     * so after it, however long it took to live either day.
     *
     * @param earlier by how many seconds a day
     */
    private record Moment(LocalTime time, int earlier) {}

    private final CareflowProcess careflow;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final OutsideTwilio twilio;
    private final Path home;
    private final Random kills = new Random(20261122);
    /** Which step of a day is killed in, by day. */
    private final Map<Integer, Integer> killedIn = new HashMap<>();

    private final Api admin;
    private final JobsInWork jobs;
    private final YearPeople people;
    private final YearStaff staff;
    private SingleConnectionDataSource database;
    private LocalDate today;
    private int day;
    private int step;
    private int killIn = NEVER;

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
                        // All customers answer from one address.
                        "careflow.links.requests-per-minute", "100000",
                        "camunda.client.worker.defaults.timeout", "PT8S"),
                "-XX:+UseSerialGC");
        twilio = new OutsideTwilio(home.resolveSibling(home.getFileName() + "-sms"), careflow::at);
        careflow.with(twilio.properties()).start();
        admin = new Api(careflow::at, "admin");
        jobs = new JobsInWork(admin);
        people = new YearPeople(admin, careflow::at, mail);
        staff = new YearStaff(admin, people::number);
    }

    /** On so many days of the year, at a random moment, everything is killed and started again. */
    void killOn(int days, int times) {
        while (killedIn.size() < times) {
            killedIn.put(1 + kills.nextInt(days), kills.nextInt(STEPS));
        }
    }

    JdbcClient database() {
        if (database == null) {
            try {
                var port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                        .get(3)
                        .strip();
                database = new SingleConnectionDataSource(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "", true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return JdbcClient.create(database);
    }

    /** It went down with careflow. */
    private void forgetDatabase() {
        if (database != null) {
            database.destroy();
            database = null;
        }
    }

    YearDiary diary() {
        return new YearDiary(database(), people::number);
    }

    void populate(int count) throws Exception {
        today = LocalDate.ofInstant(now(), ZONE).plusDays(1);
        step(() -> advanceTo(CUSTOMERS_DO));
        step(() -> people.come(count, at(CUSTOMERS_DO)));
    }

    /** One day: what happens of itself, and what people do. */
    void live(int day) throws Exception {
        today = today.plusDays(1);
        this.day = day;
        step = 0;
        killIn = killedIn.getOrDefault(day, NEVER);
        for (var moment : MORNING) {
            step(() -> advanceTo(moment));
        }
        step(() -> advanceTo(CUSTOMERS_DO));
        step(() -> people.goShopping(day, at(CUSTOMERS_DO)));
        step(() -> people.speak(day));
        step(() -> people.answerSurveys(today));
        step(() -> advanceTo(STAFF_WORK));
        var left = new AtomicBoolean(true);
        for (var round = 0; round < MOST_ROUNDS && left.get(); round++) {
            step(() -> left.set(staff.work(today) > 0));
        }
        for (var moment : EVENING) {
            step(() -> advanceTo(moment));
        }
    }

    private interface Doing {
        void run() throws Exception;
    }

    /** Does one thing after which everything comes to rest, though careflow may be killed meanwhile. */
    private void step(Doing doing) throws Exception {
        var killed = step++ == killIn;
        var killer = killed ? Thread.ofPlatform().start(this::killAndRestart) : null;
        doing.run();
        if (killed) {
            killer.join();
            forgetDatabase();
            settle();
            // What the killed process held is given to others once its time is over.
            advance(() -> RECOVERED);
            settle();
            // Twilio has told of all that it took: of what is left unknown it never heard.
            staff.resendUnknown();
        }
        settle();
    }

    private void killAndRestart() {
        try {
            var moment =
                    System.nanoTime() + Duration.ofMillis(kills.nextInt(1500)).toNanos();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() > moment);
            careflow.kill();
            careflow.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void advanceTo(Moment moment) {
        advance(() -> Duration.between(now(), at(moment)));
    }

    /** @param by asked again at each try, as one that was cut off may have moved the clock */
    private void advance(Supplier<Duration> by) {
        again(() -> {
            var left = by.get();
            return !left.isPositive()
                    || admin.post("/api/clock/advance", "{\"by\": \"" + left + "\"}")
                                    .status()
                            == 200;
        });
    }

    private Instant at(Moment moment) {
        return today.atTime(moment.time())
                .minusSeconds((long) day * moment.earlier())
                .atZone(ZONE)
                .toInstant();
    }

    /**
     * Waits until nothing moves any more: nothing to deliver, to send, to tell, no job in work, and the engine's log grows
     * no further.
     */
    private void settle() {
        var seen = new String[1];
        var quiet = new AtomicInteger();
        await().atMost(Patiently.LONGEST).pollInterval(LOOK).until(() -> {
            var state = state();
            // Time in which careflow itself stands still does not count: each look has its answer.
            quiet.set(state.equals(seen[0]) ? quiet.get() + 1 : 0);
            seen[0] = state;
            return twilio.untold() == 0 && state.startsWith("0 0 ") && quiet.get() >= QUIET && jobs.none();
        });
    }

    private String state() throws IOException {
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
                        .single()
                + " " + logged();
    }

    /** How much the engine has written. */
    private long logged() throws IOException {
        try (var files = Files.list(home.resolve("engine").resolve("log"))) {
            var sum = 0L;
            for (var file : (Iterable<Path>) files::iterator) {
                sum += Files.exists(file) ? Files.size(file) : 0;
            }
            return sum;
        }
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
        forgetDatabase();
        careflow.close();
        twilio.close();
        mail.stop();
    }

    String said() throws IOException {
        return careflow.said();
    }
}
