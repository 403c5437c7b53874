package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import io.careflow.CareflowTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class CalendarTableTest {

    @Autowired
    CalendarTable table;

    @Autowired
    HikariDataSource connections;

    @Test
    void lookingForChangesGivesItsConnectionBack() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var time = 0; time < 2 * connections.getMaximumPoolSize(); time++) {
                assertThat(table.fingerprints()).containsKey("standard");
            }
        });
    }
}
