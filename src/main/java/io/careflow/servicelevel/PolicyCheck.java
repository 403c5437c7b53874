package io.careflow.servicelevel;

import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import org.springframework.stereotype.Component;

/** A policy whose targets or calendars make no sense is not deployed: its complaints would all get stuck. */
@Component
class PolicyCheck implements DecisionFileCheck {

    private final BusinessCalendars calendars;

    PolicyCheck(BusinessCalendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String file() {
        return Promises.FILE;
    }

    @Override
    public void check(DecisionModel model) {
        Promises.of(model).check(calendars.all());
    }
}
