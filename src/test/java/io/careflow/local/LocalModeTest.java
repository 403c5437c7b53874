package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.platform.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class LocalModeTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    @Test
    void everyTestContextHasItsOwnServers() {
        assertThat(jdbc.sql("select current_setting('listen_addresses')")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("spring.mail.host")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("careflow.twilio.base-url")).startsWith("http://127.0.0.1:");
        assertThat(Path.of(environment.getProperty("careflow.home")))
                .isAbsolute()
                .isDirectory();
        assertThat(clock).isInstanceOf(MovableClock.class);
    }
}
