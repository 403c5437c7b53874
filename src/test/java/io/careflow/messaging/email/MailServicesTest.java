package io.careflow.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailServicesTest {

    private final AtomicInteger lookups = new AtomicInteger();
    private final MailServices services =
            new MailServices(new ClassLoader(getClass().getClassLoader()) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    lookups.incrementAndGet();
                    return super.getResources(name);
                }
            });

    @Test
    void jarsAreReadOnceHoweverOftenMailAsks() {
        var expected = StreamProvider.provider().getClass();
        for (var time = 0; time < 3; time++) {
            assertThat(services.during(StreamProvider::provider)).isInstanceOf(expected);
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    void otherWorkKeepsItsClassLoader() {
        var usual = Thread.currentThread().getContextClassLoader();
        assertThat(services.during(() -> Thread.currentThread().getContextClassLoader()))
                .isSameAs(services);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(usual);
    }
}
