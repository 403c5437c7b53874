package io.careflow.customer.process;

import io.camunda.client.annotation.JobWorker;
import io.careflow.customer.Retention;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Job type {@code apply-retention}: removes what has been kept long enough; repeating it goes on where it was. */
@Component
public class ApplyRetentionWorker {

    /** Well below the time after which the engine gives the job to somebody else. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private final Retention retention;

    ApplyRetentionWorker(Retention retention) {
        this.retention = retention;
    }

    /** Answers whether {@code allRemoved}. */
    @JobWorker(type = "apply-retention")
    public Map<String, Object> apply() {
        return Map.of("allRemoved", retention.apply(AT_A_TIME));
    }
}
