package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DeployedModels;
import io.careflow.platform.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has running clocks count by the policy and the calendar as they are now. Only ever done by a person, for a reason. */
@Service
public class Recalculations {

    private final Clocks clocks;
    private final ClockTable table;
    private final DeployedModels models;

    Recalculations(Clocks clocks, ClockTable table, DeployedModels models) {
        this.clocks = clocks;
        this.table = table;
        this.models = models;
    }

    /**
     * Asks the table as it was last deployed what the clock's policy was asked when it was started. Target, rule and
     * calendar become those of the answer; who is notified at which part of the target stays.
     *
     * @param actor login name of who wants it so
     * @param reason why, in their words
     * @return when the clock is due now
     * @throws ProblemException 404 when there is no such clock, 409 when it is over or the policy has no answer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant byCurrentPolicy(String subjectType, UUID subjectId, Metric metric, String actor, String reason) {
        var clock = table.lockNewest(subjectType, subjectId, metric)
                .orElseThrow(() -> ProblemException.notFound("There is no such clock."));
        if (!Promises.POLICY.equals(clock.policy) || clock.policyInputs == null) {
            throw ProblemException.conflict("Nobody knows what the policy was asked for this clock.");
        }
        try {
            return clocks.recalculate(subjectType, subjectId, metric, new Recalculation(current(clock), actor, reason));
        } catch (DecisionFault | IllegalArgumentException | UnknownCalendar | UnreachableTarget e) {
            throw ProblemException.conflict("The policy has no answer for this clock: " + e.getMessage());
        }
    }

    private ClockPolicy current(ServiceClock clock) {
        var deployed = models.deployed(Promises.FILE)
                .orElseThrow(() -> ProblemException.conflict("There is no policy any more."));
        var promise = Promises.of(deployed.content()).of(clock.metric, clock.policyInputs);
        return new ClockPolicy(
                promise.target(),
                promise.calendar(),
                clock.ladder,
                promise.rule(),
                deployed.version(),
                clock.policy,
                clock.policyInputs);
    }
}
