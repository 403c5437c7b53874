package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the clock of a customer stands who does not say. */
@CareflowTest
class AssumedZoneTest {

    @Autowired
    Customers customers;

    @ParameterizedTest
    @CsvSource({
        "US, America/New_York",
        "RU, Europe/Moscow",
        "AU, Australia/Sydney",
        "BR, America/Sao_Paulo",
        "德国, Europe/Berlin",
        "BV, Asia/Shanghai",
        ", Asia/Shanghai"
    })
    void asInTheirCountryElseAsAtTheCompany(String country, String zone) {
        var customer = read(customers.create(said(null, country)));
        assertThat(customer.zone().getId()).isEqualTo(zone);
        assertThat(customer.zoneKnown()).isFalse();
    }

    @Test
    void whoMovesIsInTheZoneOfTheirNewCountryUntilTheySayAnother() {
        var customer = customers.create(said(null, "US"));
        var moved = customers.change(customer.id(), customer.version(), before -> said(before.zone(), "FR"));
        assertThat(moved.zone().getId()).isEqualTo("Europe/Paris");

        var readBack = customers.change(moved.id(), moved.version(), before -> said("Europe/Paris", "FR"));
        assertThat(readBack.zoneKnown()).as("was read and given back").isFalse();

        var told = customers.change(moved.id(), readBack.version(), before -> said("Europe/London", "FR"));
        var movedOn = customers.change(moved.id(), told.version(), before -> said(before.zone(), "JP"));
        assertThat(read(movedOn).zone().getId()).isEqualTo("Europe/London");
        assertThat(read(movedOn).zoneKnown()).isTrue();
    }

    private Customer read(Customer customer) {
        return customers.find(customer.id()).orElseThrow();
    }

    private static CustomerDetails said(String zone, String country) {
        return new CustomerDetails(
                null, "Zoé", null, null, null, null, null, "fr", zone, country, null, null, null, null, null);
    }
}
