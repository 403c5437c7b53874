package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewCustomerTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void everythingKnown() {
        assertThat(faults(new NewCustomer("李娜", "li.na@example.com", "13800138000", "zh-CN")))
                .isEmpty();
    }

    @Test
    void nameAloneIsEnough() {
        assertThat(faults(new NewCustomer("Li Na", null, null, null))).isEmpty();
    }

    @Test
    void blankTextCountsAsNotGiven() {
        assertThat(new NewCustomer(" Li Na ", " ", "", "\t")).isEqualTo(new NewCustomer("Li Na", null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                  | li@example.com     | -             | -         | name
            'Li\nBcc: x'       | -                  | -             | -         | name
            Li                 | li                 | -             | -         | email
            Li                 | li@                | -             | -         | email
            Li                 | @example.com       | -             | -         | email
            Li                 | li na@example.com  | -             | -         | email
            Li                 | 'li@example.com\nBcc: x@example.com' | - | -     | email
            Li                 | li@example.com, na@example.com | -     | -     | email
            Li                 | -                  | '138\n0013'   | -         | phone
            Li                 | -                  | -             | zh_CN     | locale
            Li                 | -                  | -             | klingon   | locale
            Li                 | -                  | -             | xx        | locale
            Li                 | -                  | -             | zh-XX     | locale
            Li                 | -                  | -             | english   | locale
            Li                 | -                  | -             | und       | locale
            """)
    void namesTheFieldAtFault(String name, String email, String phone, String locale, String field) {
        assertThat(faults(new NewCustomer(lines(name), lines(email), lines(phone), locale)))
                .containsOnly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-Hant-TW", "en", "en-GB", "EN-us", "de-CH-1996", "yue-HK", "es-419"})
    void knowsLanguages(String tag) {
        assertThat(faults(new NewCustomer("Li", null, null, tag))).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        var tooLong = "x".repeat(300);

        assertThat(faults(new NewCustomer(tooLong, null, tooLong, null))).containsExactlyInAnyOrder("name", "phone");
    }

    private static String lines(String text) {
        return text == null ? null : text.replace("\\n", "\n");
    }

    private static java.util.List<String> faults(NewCustomer customer) {
        return VALIDATOR.validate(customer).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .toList();
    }
}
