package io.careflow.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year in the life of two hundred customers through all flows, day by day; then the same year with everything killed at
 * twenty random moments, which is to be the same. Outside the normal run, for its time: {@code mvn verify -Pload
 * -Dtest=YearTest}, with {@code -Dcareflow.year.days=} and {@code -Dcareflow.year.customers=} for less of it.
 */
@Tag("load")
class YearTest {

    private static final int DAYS = Integer.getInteger("careflow.year.days", 365);
    private static final int CUSTOMERS = Integer.getInteger("careflow.year.customers", 200);
    private static final int KILLS = Integer.getInteger("careflow.year.kills", 20);

    @TempDir
    Path folder;

    @Test
    void nobodyIsBotheredOrForgotten() throws Exception {
        var undisturbed = live("undisturbed", 0);
        if (KILLS > 0) {
            assertThat(live("killed", KILLS)).isEqualTo(undisturbed);
        }
    }

    private String live(String name, int kills) throws Exception {
        try (var year = new YearOfCustomers(folder.resolve(name))) {
            year.killOn(DAYS, kills);
            try {
                year.populate(CUSTOMERS);
                for (var day = 1; day <= DAYS; day++) {
                    year.live(day);
                }
            } catch (Throwable e) {
                System.out.println(year.said());
                throw e;
            }
            var table = new YearTable(year.database());
            var text = table.text();
            System.out.println(name + ", " + CUSTOMERS + " customers, " + DAYS + " days:\n" + text);
            assertThat(table.broken()).isEmpty();
            return text;
        }
    }
}
