package io.careflow.messaging.policy;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel.Decided;
import io.careflow.engine.DecisionModel.MatchedRule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

/**
 * A row of the contact policy.
 *
 * @param needsConsent whether only who agreed is written to, or everybody who did not say no
 * @param quiet null for at any hour
 * @param cap null for as often as needed
 * @param duringComplaint whether it is sent while a complaint of the customer is open
 * @param duringRescue whether it is sent while the customer is talked out of leaving
 * @param worthSendingFor how long after it was asked for it may still leave; null for ever
 * @param replaced whether one that waits gives way to a newer one
 * @param rule the row's id
 * @param policy the table's version
 */
record ContactRules(
        boolean needsConsent,
        QuietHours quiet,
        FrequencyCap cap,
        boolean duringComplaint,
        boolean duringRescue,
        Duration worthSendingFor,
        boolean replaced,
        String rule,
        String policy) {

    /** @throws DecisionFault when no row applies, or it says what nobody understands */
    static ContactRules of(Decided decided, String policy) {
        if (decided.rules().isEmpty() || !(decided.output() instanceof Map<?, ?> outputs)) {
            throw new DecisionFault(ContactPolicy.DECISION, null, "no row applies, or it has one output only");
        }
        var row = new Row(decided.rules().getFirst(), outputs);
        return new ContactRules(
                row.either("consent", "opt-in", "opt-out"),
                quiet(row),
                cap(row),
                row.either("openComplaint", "send", "suppress"),
                row.either("openRescue", "send", "suppress"),
                row.output("hours") == null ? null : Duration.ofHours(row.number("hours")),
                row.yes("replaced"),
                row.rule().id(),
                policy);
    }

    private static QuietHours quiet(Row row) {
        if (row.output("quietFrom") == null && row.output("quietUntil") == null) {
            return null;
        }
        var quiet = new QuietHours(row.time("quietFrom"), row.time("quietUntil"));
        if (quiet.from().equals(quiet.until())) {
            throw row.fault("quietUntil", "must differ from quietFrom");
        }
        return quiet;
    }

    private static FrequencyCap cap(Row row) {
        if (row.output("most") == null && row.output("days") == null && row.output("over") == null) {
            return null;
        }
        return new FrequencyCap(
                row.number("most"), Duration.ofDays(row.number("days")), row.either("over", "defer", "suppress"));
    }

    private record Row(MatchedRule rule, Map<?, ?> outputs) {

        Object output(String name) {
            return outputs.get(name);
        }

        boolean either(String name, String yes, String no) {
            if (!yes.equals(output(name)) && !no.equals(output(name))) {
                throw fault(name, "must be " + yes + " or " + no);
            }
            return yes.equals(output(name));
        }

        boolean yes(String name) {
            if (output(name) instanceof Boolean yes) {
                return yes;
            }
            throw fault(name, "must be true or false");
        }

        int number(String name) {
            if (output(name) instanceof Number number
                    && number.intValue() > 0
                    && number.doubleValue() == number.intValue()) {
                return number.intValue();
            }
            throw fault(name, "must be a whole number from 1");
        }

        LocalTime time(String name) {
            try {
                return LocalTime.parse(String.valueOf(output(name)));
            } catch (DateTimeException e) {
                throw fault(name, "must be a time of day, as 21:00");
            }
        }

        DecisionFault fault(String name, String fault) {
            return new DecisionFault(ContactPolicy.DECISION, null, rule + ": " + name + " " + fault);
        }
    }
}
