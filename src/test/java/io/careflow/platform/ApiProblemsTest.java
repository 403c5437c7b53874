package io.careflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ApiProblemsTest {

    private final MockMvcTester api = MockMvcTester.create(
            standaloneSetup(new Faults()).setControllerAdvice(new ApiProblems()).build());

    @Test
    void aRequestThatTheDatabaseHeldUpIsToComeAgain() {
        assertThat(api.get().uri("/deadlock")).hasStatus(503).headers().hasValue("Retry-After", "1");
        assertThat(api.get().uri("/no-connection")).hasStatus(503).headers().hasValue("Retry-After", "1");
    }

    @Test
    void aFaultSaysNothingOfItself() {
        assertThat(api.get().uri("/fault")).hasStatus(500).bodyText().doesNotContain("secret");
    }

    @RestController
    static class Faults {

        @GetMapping("/deadlock")
        void deadlock() {
            throw new CannotAcquireLockException("deadlock detected");
        }

        @GetMapping("/no-connection")
        void noConnection() {
            throw new CannotCreateTransactionException("no connection");
        }

        @GetMapping("/fault")
        void fault() {
            throw new IllegalStateException("secret");
        }
    }
}
