package io.careflow.desk;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why the engine did not do what a member of staff asked for. */
class EngineRefusal extends RuntimeException {

    /** The kinds that people are told differently. */
    enum Kind {
        /** The engine has no such task any more. */
        GONE,
        /** The task is in a state that does not allow it: somebody was faster. */
        STATE,
        /** The task is just coming up, or its listeners hear of another change: trying again soon works. */
        CHANGING,
        /** A task listener denied it, and says why. */
        DENIED,
        /** The engine is out of reach or too busy: trying again may work. */
        UNREACHABLE
    }

    private static final Pattern DENIAL =
            Pattern.compile("denied by Task Listener\\. Reason to deny: '(.*)'", Pattern.DOTALL);

    private static final Pattern UNDER_WAY = Pattern.compile("in state '[A-Z]+ING'");

    private final Kind kind;

    private EngineRefusal(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
    }

    static EngineRefusal of(ClientException e) {
        if (e instanceof ClientHttpException http) {
            var reason = reason(http);
            var denial = DENIAL.matcher(reason);
            if (denial.find()) {
                return new EngineRefusal(Kind.DENIED, denial.group(1), e);
            }
            if (http.code() == 404) {
                return new EngineRefusal(Kind.GONE, reason, e);
            }
            if (http.code() == 409) {
                return new EngineRefusal(UNDER_WAY.matcher(reason).find() ? Kind.CHANGING : Kind.STATE, reason, e);
            }
            if (http.code() >= 400 && http.code() < 500 && http.code() != 408 && http.code() != 429) {
                // A bad request or a missing permission is this application's fault, not a state of the task.
                throw e;
            }
        }
        return new EngineRefusal(Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }

    Kind kind() {
        return kind;
    }

    private static String reason(ClientHttpException e) {
        var detail = e instanceof ProblemException problem ? problem.details().getDetail() : e.getMessage();
        return Optional.ofNullable(detail).orElse("");
    }
}
