package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    @ParameterizedTest(name = "{0} and {1} are the same: {2}")
    @CsvSource({
        "li.na@example.com, li.na@example.com, true",
        "Li.Na@Example.COM, li.na@example.com, true",
        "' li.na@example.com ', li.na@example.com, true",
        "李娜@example.com, 李娜@EXAMPLE.com, true",
        "li@bücher.example, li@xn--bcher-kva.example, true",
        "li@BÜCHER.example, li@bücher.example, true",
        // the same letters, composed and decomposed
        "jos\u00e9@example.com, jose\u0301@example.com, true",
        "ISTANBUL@example.com, istanbul@example.com, true",
        "lina@example.com, li.na@example.com, false",
        "li.na+shop@example.com, li.na@example.com, false",
        "li.na@example.org, li.na@example.com, false",
    })
    void comparesAddresses(String one, String other, boolean same) {
        assertThat(EmailAddress.key(one).equals(EmailAddress.key(other))).isEqualTo(same);
    }
}
