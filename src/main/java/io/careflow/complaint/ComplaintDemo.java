package io.careflow.complaint;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A few complaints to try careflow with; their external ids see to it that they come in once. */
@Component
@ConditionalOnProperty("careflow.demo")
class ComplaintDemo {

    private final Complaints complaints;
    private final JsonMapper json;

    ComplaintDemo(Complaints complaints, JsonMapper json) {
        this.complaints = complaints;
        this.json = json;
    }

    @EventListener(ApplicationReadyEvent.class)
    void seed() throws IOException {
        try (var demo = new ClassPathResource("demo/complaints.json").getInputStream()) {
            for (var complaint : json.readValue(demo, new TypeReference<List<NewComplaint>>() {})) {
                complaints.receive(complaint, null);
            }
        }
    }
}
