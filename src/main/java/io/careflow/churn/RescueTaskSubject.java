package io.careflow.churn;

import io.careflow.customer.CustomerVisibility;
import io.careflow.desk.SubjectView;
import io.careflow.desk.SubjectView.Fact;
import io.careflow.desk.TaskSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rescue as staff see it beside their task: why, what is at stake, and what they may offer. */
@Component
class RescueTaskSubject implements TaskSubject {

    private final RescueTable table;
    private final CustomerVisibility visibility;

    RescueTaskSubject(RescueTable table, CustomerVisibility visibility) {
        this.table = table;
        this.visibility = visibility;
    }

    @Override
    public Optional<SubjectView> view(UUID subjectId, Locale locale) {
        return table.find(subjectId)
                .filter(rescue -> visibility.sees(rescue.customerId()))
                .map(rescue -> new SubjectView(
                        ChurnRescues.FLOW,
                        null,
                        rescue.reference(),
                        rescue.status().code(),
                        facts(rescue, locale),
                        null,
                        null));
    }

    private List<Fact> facts(Rescue rescue, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("reason", rescue.reason()));
        facts.add(new Fact("risk", rescue.risk().code()));
        facts.add(new Fact("stake", rescue.stake()));
        var offer = table.offerText(rescue.id(), locale.getLanguage().equals("zh"));
        facts.add(new Fact("offer", offer.isEmpty() ? "none" : offer));
        if (rescue.cost().amount().signum() > 0) {
            facts.add(new Fact("cost", rescue.cost()));
        }
        if (rescue.calls() > 0) {
            facts.add(new Fact("calls", String.valueOf(rescue.calls())));
        }
        facts.add(new Fact("openedAt", rescue.openedAt()));
        return facts;
    }
}
