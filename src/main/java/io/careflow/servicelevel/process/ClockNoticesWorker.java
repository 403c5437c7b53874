package io.careflow.servicelevel.process;

import io.camunda.client.annotation.JobWorker;
import io.careflow.servicelevel.ClockNotices;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Job type {@code give-clock-notices}: gives the notices of all clocks that are due; repeating it gives none twice. */
@Component
public class ClockNoticesWorker {

    private final ClockNotices notices;

    ClockNoticesWorker(ClockNotices notices) {
        this.notices = notices;
    }

    /** Answers {@code nextNoticeAt}: null when none is due before the process begins anew. */
    @JobWorker(type = "give-clock-notices")
    public Map<String, Object> give() {
        return Collections.singletonMap(
                "nextNoticeAt", notices.giveDue().map(Instant::toString).orElse(null));
    }
}
