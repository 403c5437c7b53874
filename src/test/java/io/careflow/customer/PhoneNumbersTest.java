package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            13800138000              | +8613800138000
            138 0013 8000            | +8613800138000
            +86 138-0013-8000        | +8613800138000
            0086 13800138000         | +8613800138000
            ＋８６１３８００１３８０００ | +8613800138000
            (010) 6552 9988          | +861065529988
            +1 (415) 555-0123        | +14155550123
            +1 555 123 4567          | +15551234567
            +49 (0)151 12345678      | +4915112345678
            tel:+44-7911-123456      | +447911123456
            +39 06 1234 5678         | +390612345678
            12345                    |
            1234567890123            |
            6552998                  |
            +86 138                  |
            +999 12345678            |
            +86 10 6552 9988 ext. 12 |
            call me                  |
            +                        |
            """)
    void standardisesWhatIsANumber(String given, String e164) {
        assertThat(of("CN").e164(given).orElse(null)).isEqualTo(e164);
    }

    @Test
    void numberWithoutCountryCodeIsOfTheConfiguredCountry() {
        assertThat(of("US").e164("(415) 555-0123")).contains("+14155550123");
        assertThat(of("DE").e164("0151 12345678")).contains("+4915112345678");
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(of("CN").e164(null)).isEmpty();
    }

    private static PhoneNumbers of(String country) {
        return new PhoneNumbers(new CustomerDefaults(country, ZoneId.of("UTC"), "en", "C"));
    }
}
