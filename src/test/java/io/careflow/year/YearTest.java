package io.careflow.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year in the life of two hundred customers through all flows, day by day, and beside it the same year with everything
 * killed at twenty random moments, which is to be the same. Outside the normal run, for its time: {@code mvn verify -Pload
 * -Dtest=YearTest}, with {@code -Dcareflow.year.days=} and {@code -Dcareflow.year.customers=} for less of it.
 */
@Tag("load")
class YearTest {

    private static final int DAYS = Integer.getInteger("careflow.year.days", 365);
    private static final int CUSTOMERS = Integer.getInteger("careflow.year.customers", 200);
    private static final int KILLS = Integer.getInteger("careflow.year.kills", 20);

    /** So much that differs is the consequence of something before. */
    private static final int ENOUGH = 60;

    @TempDir
    Path folder;

    @Test
    void nobodyIsBotheredOrForgottenAndNoKillIsNoticed() throws Exception {
        var differences = List.<String>of();
        try (var undisturbed = new YearOfCustomers(folder.resolve("undisturbed"));
                var killed = new YearOfCustomers(folder.resolve("killed"));
                var beside = Executors.newSingleThreadExecutor()) {
            killed.killOn(DAYS, KILLS);
            try {
                together(beside, () -> undisturbed.populate(CUSTOMERS), () -> killed.populate(CUSTOMERS));
                for (var day = 1; day <= DAYS && differences.size() < ENOUGH; day++) {
                    var number = day;
                    System.out.println("day " + day);
                    together(beside, () -> undisturbed.live(number), () -> killed.live(number));
                    var now = undisturbed.diary().differences(killed.diary());
                    if (!now.equals(differences)) {
                        System.out.println("differs: " + String.join("\ndiffers: ", now));
                    }
                    differences = now;
                }
            } catch (Throwable e) {
                System.out.println(undisturbed.said() + killed.said());
                throw e;
            }
            assertThat(table("killed", killed)).isEqualTo(table("undisturbed", undisturbed));
            assertThat(differences).isEmpty();
        }
    }

    private interface Doing {
        void run() throws Exception;
    }

    private static void together(ExecutorService beside, Doing one, Doing other) throws Exception {
        var doing = beside.submit(() -> {
            one.run();
            return null;
        });
        try {
            other.run();
        } finally {
            doing.get();
        }
    }

    private static String table(String name, YearOfCustomers year) {
        var table = new YearTable(year.database());
        var text = table.text();
        System.out.println(name + ", " + CUSTOMERS + " customers, " + DAYS + " days:\n" + text);
        assertThat(table.broken()).as(name).isEmpty();
        return text;
    }
}
