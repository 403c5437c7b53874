package io.careflow.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Phone numbers in the one notation that machines dial: E.164 (ITU-T). */
@Component
class PhoneNumbers {

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final CustomerDefaults defaults;

    PhoneNumbers(CustomerDefaults defaults) {
        this.defaults = defaults;
    }

    /**
     * Standardises a number.
     *
     * @param given in any notation; may be null
     * @return empty when it is none, or has an extension, which E.164 cannot carry
     */
    Optional<String> e164(String given) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            var number = numbers.parseAndKeepRawInput(given, defaults.defaultCountry());
            return number.hasExtension() || !isDiallable(number)
                    ? Optional.empty()
                    : Optional.of(numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private boolean isDiallable(PhoneNumber number) {
        // Whoever gives the country code means it, and new ranges open faster than metadata; otherwise it is a guess.
        return number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN
                ? numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                : numbers.isValidNumber(number);
    }
}
