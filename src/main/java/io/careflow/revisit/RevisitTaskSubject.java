package io.careflow.revisit;

import io.careflow.customer.CustomerVisibility;
import io.careflow.desk.SubjectView;
import io.careflow.desk.SubjectView.Fact;
import io.careflow.desk.TaskSubject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The revisit as staff see it beside their task. */
@Component
class RevisitTaskSubject implements TaskSubject {

    private final RevisitTable revisits;
    private final CustomerVisibility visibility;

    RevisitTaskSubject(RevisitTable revisits, CustomerVisibility visibility) {
        this.revisits = revisits;
        this.visibility = visibility;
    }

    @Override
    public Optional<SubjectView> view(UUID subjectId, Locale locale) {
        return revisits.find(subjectId, visibility.current())
                .map(revisit -> new SubjectView(
                        "periodic-revisit",
                        null,
                        revisit.dueOn().toString(),
                        revisit.outcome() == null
                                ? "open"
                                : "revisit-" + revisit.outcome().code(),
                        List.of(
                                new Fact("tier", revisit.tier()),
                                new Fact("way", revisit.way()),
                                new Fact("tries", String.valueOf(revisit.tries())),
                                new Fact("dueAt", revisit.dueAt())),
                        null,
                        null));
    }
}
