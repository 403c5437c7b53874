package io.careflow.messaging.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    // Such clocks may begin anywhere, and run over.
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());
    private final RateLimit limit = new RateLimit(60, nanos::get);

    @Test
    void aMinutesWorthAtOnceAndThenOneASecond() {
        for (int i = 0; i < 60; i++) {
            assertThat(limit.wait("one")).isZero();
        }
        assertThat(limit.wait("one")).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.wait("another")).isZero();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limit.wait("one")).isZero();
        assertThat(limit.wait("one")).isEqualTo(Duration.ofSeconds(1));
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 60; i++) {
            assertThat(limit.wait("one")).isZero();
        }
        assertThat(limit.wait("one")).isPositive();
    }

    @Test
    void theAnswerSaysWhenToComeBack() throws Exception {
        var filter = new RateLimitFilter(new RateLimit(1, nanos::get));
        assertThat(ask(filter, "203.0.113.9").getStatus()).isEqualTo(200);

        var refused = ask(filter, "203.0.113.9");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("61");
        assertThat(refused.getContentAsString()).contains("请稍后再试", "try again");
        assertThat(ask(filter, "203.0.113.10").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse ask(RateLimitFilter filter, String address) throws Exception {
        var request = new MockHttpServletRequest("POST", "/u/x");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:",
        "2001:db8:1:2:ffff:4:5:7, 2001:db8:1:2:",
        "2001:db8::7, 2001:db8:",
        "0:0:0:0:0:0:0:1, 0:0:0:0:"
    })
    void anIpv6NetworkIsOneClient(String address, String client) {
        assertThat(RateLimitFilter.client(address)).isEqualTo(client);
    }
}
