package io.careflow.desk.web;

import io.careflow.customer.Customer;
import io.careflow.customer.standing.Aspect;
import io.careflow.customer.standing.Signals;
import io.careflow.customer.standing.StandingReason;
import io.careflow.customer.standing.Standings;
import io.careflow.desk.web.StandingPanel.Change;
import io.careflow.desk.web.StandingPanel.Part;
import io.careflow.platform.Money;
import io.careflow.platform.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts where a customer stands into the reader's words. */
@Component
class StandingPanels {

    private final Standings standings;
    private final RecordWords words;
    private final TimeWords times;
    private final MessageSource messages;

    StandingPanels(Standings standings, RecordWords words, TimeWords times, MessageSource messages) {
        this.standings = standings;
        this.words = words;
        this.times = times;
        this.messages = messages;
    }

    /** Empty for a record that is no longer rated, and while the tables are not deployed. */
    Optional<StandingPanel> of(Customer customer) {
        try {
            var explained = standings.explain(customer.id());
            var standing = customer.standing();
            var reasons = explained.reasons();
            return Optional.of(new StandingPanel(
                    List.of(
                            part(Aspect.TIER, standing.tier(), standing.tierSince(), reasons),
                            part(Aspect.VALUE_SEGMENT, standing.valueSegment(), standing.valueSegmentSince(), reasons),
                            part(Aspect.LIFECYCLE, standing.lifecycle(), standing.lifecycleSince(), reasons)),
                    signals(explained.signals()),
                    standings.history(customer.id(), null).items().stream()
                            .map(change -> new Change(
                                    change.of().code(),
                                    change.from(),
                                    change.to(),
                                    change.since(),
                                    inLanguage(change.why(), change.whyZh())))
                            .toList()));
        } catch (ProblemException notNow) {
            return Optional.empty();
        }
    }

    private static Part part(Aspect aspect, String value, Instant since, Map<Aspect, StandingReason> reasons) {
        var reason = reasons.get(aspect);
        return new Part(aspect.code(), value, since, reason == null ? null : inLanguage(reason.why(), reason.whyZh()));
    }

    private Map<String, String> signals(Signals signals) {
        var said = new LinkedHashMap<String, String>();
        put(said, "year", say("signal.bought", signals.yearOrders(), money(signals.yearAmount(), signals)));
        put(said, "ever", say("signal.bought", signals.orders(), money(signals.amount(), signals)));
        put(said, "potential", money(signals.potentialAmount(), signals));
        put(said, "first", day(signals.firstPurchase()));
        put(said, "last", day(signals.lastPurchase()));
        put(said, "interval", signals.interval() == null ? null : say("signal.days", number(signals.interval())));
        put(said, "silence", signals.silence() == null ? null : say("signal.times", number(signals.silence())));
        put(said, "comeback", signals.comeback() == null ? null : say("signal.times", number(signals.comeback())));
        var burden = signals.burden();
        put(said, "complaints", say("signal.burden", burden.complaints(), burden.severe(), burden.open()));
        put(said, "satisfied", burden.satisfied() == null ? null : burden.satisfied() + " %");
        put(said, "surveyScore", signals.surveyScore() == null ? null : signals.surveyScore() + " / 100");
        put(said, "contact", signals.lastContact() == null ? null : times.ago(signals.lastContact()));
        put(said, "left-out", signals.leftOut().isEmpty() ? null : String.join(", ", signals.leftOut()));
        return said;
    }

    private void put(Map<String, String> said, String signal, String value) {
        if (value != null) {
            said.put(say("signal." + signal), value);
        }
    }

    private String money(BigDecimal amount, Signals signals) {
        if (amount == null) {
            return null;
        }
        var currency = Currency.getInstance(signals.currency());
        var decimals = Math.max(0, currency.getDefaultFractionDigits());
        return words.money(new Money(amount.setScale(decimals, RoundingMode.HALF_UP), currency));
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDate day) {
        return day == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(LocaleContextHolder.getLocale())
                        .format(day);
    }

    private static String inLanguage(String english, String chinese) {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh") ? chinese : english;
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
