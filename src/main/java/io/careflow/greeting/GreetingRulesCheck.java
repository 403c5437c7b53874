package io.careflow.greeting;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.TableCheck;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagePreviews;
import org.springframework.stereotype.Component;

/** A table that greets with a template that is not there for every channel, or says what nobody understands, is refused. */
@Component
class GreetingRulesCheck implements DecisionFileCheck {

    private final MessagePreviews templates;

    GreetingRulesCheck(MessagePreviews templates) {
        this.templates = templates;
    }

    @Override
    public String file() {
        return GreetingRules.FILE;
    }

    @Override
    public void check(DecisionModel model) {
        TableCheck.answers(model, GreetingRules.DECISION).forEach(answer -> {
            var rule = GreetingRule.of(answer.decided());
            if (rule.greet()) {
                for (var channel : Channel.values()) {
                    check(channel, rule.template());
                }
            }
        });
    }

    private void check(Channel channel, String template) {
        if (templates.templates().stream()
                .noneMatch(written ->
                        written.channel() == channel && written.name().equals(template))) {
            throw new DecisionFault(
                    GreetingRules.DECISION, null, "the template " + template + " does not exist for " + channel.text());
        }
    }
}
