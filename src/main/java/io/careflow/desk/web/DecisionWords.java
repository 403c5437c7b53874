package io.careflow.desk.web;

import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Verdict;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What was decided about messages, and why, in the reader's language. */
@Component("decisionWords")
class DecisionWords {

    private final MessageSource messages;

    DecisionWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A decision to be read.
     *
     * @param occasion when it was taken, in the message's life
     * @param verdict what became of the message, and until when on the customer's clock
     * @param why null where it is sent
     * @param source row and version of the contact policy; null where none was needed
     */
    record Row(Instant at, Instant lastAt, String occasion, String verdict, String why, String source) {}

    /** The decisions, in their order. */
    List<Row> of(List<MessageDecision> decisions) {
        return decisions.stream().map(this::row).toList();
    }

    /** Why a message is not sent, or not yet, or failed: in words where there are any, else the provider's code. */
    public String reason(String code) {
        var cause = code.substring(code.indexOf(':') + 1);
        var words = messages.getMessage("message.reason." + cause, null, cause, LocaleContextHolder.getLocale());
        return cause.equals(code) ? words : say("message.gave-up", words);
    }

    private Row row(MessageDecision decision) {
        return new Row(
                decision.at(),
                decision.lastAt(),
                say("decision.moment." + decision.moment().code()),
                verdict(decision),
                decision.reason() == null
                        ? null
                        : say("decision.why." + decision.reason().code()),
                source(decision));
    }

    /** Of a row that operations added only its id is known. */
    private String source(MessageDecision decision) {
        var rule = decision.rule();
        if (rule == null) {
            return null;
        }
        var words = messages.getMessage("decision.rule." + rule, null, rule, LocaleContextHolder.getLocale());
        return say("decision.source", words, rule, decision.policy());
    }

    private String verdict(MessageDecision decision) {
        if (decision.verdict() != Verdict.DEFER) {
            return say("decision.verdict." + decision.verdict().code());
        }
        var there = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .withZone(decision.zone())
                .format(decision.until());
        return say("decision.verdict.defer", there, decision.zone().getId());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
