package io.careflow.desk.web;

import io.careflow.customer.Birthday;
import io.careflow.customer.CustomField;
import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Values of customer records in the reader's language. */
@Component("recordWords")
class RecordWords {

    // Any leap year: a birthday without its year may be on 29 February.
    private static final int LEAP_YEAR = 2000;

    private final MessageSource messages;

    RecordWords(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code 15 August 1990}, {@code 农历八月}... as people say it; the year only where it is known. */
    public String birthday(Birthday birthday) {
        if (birthday.lunar()) {
            var day = say(
                    birthday.leapMonth() ? "birthday.lunar-leap" : "birthday.lunar", birthday.month(), birthday.day());
            return birthday.year() == null ? day : say("birthday.lunar-year", day, String.valueOf(birthday.year()));
        }
        var year = birthday.year();
        var pattern = say(year == null ? "birthday.day" : "birthday.date");
        return DateTimeFormatter.ofPattern(pattern, locale())
                .format(LocalDate.of(year == null ? LEAP_YEAR : year, birthday.month(), birthday.day()));
    }

    /** {@code ¥3,998.50}. */
    public String money(Money money) {
        return money(money, locale());
    }

    static String money(Money money, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        var decimals = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.amount());
    }

    /** {@code 2} or {@code 1.5}. */
    public String quantity(BigDecimal quantity) {
        return quantity.toPlainString();
    }

    /** A country's name; what is no country as it is. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale());
    }

    /** The values of the fields that operations defined, by their label. */
    Map<String, String> custom(List<CustomField> fields, Map<String, Object> values) {
        var labelled = new TreeMap<String, String>();
        fields.stream().filter(field -> values.containsKey(field.name())).forEach(field -> {
            var label = locale().getLanguage().equals("zh") ? field.labelZh() : field.labelEn();
            var value = values.get(field.name());
            labelled.put(label, value instanceof Boolean yes ? say(yes ? "value.yes" : "value.no") : value.toString());
        });
        return labelled;
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
