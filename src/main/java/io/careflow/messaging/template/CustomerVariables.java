package io.careflow.messaging.template;

import io.careflow.customer.Customer;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What every template may say: {@code customerName, companyName, supportEmail, supportPhone}. */
@Component
@EnableConfigurationProperties(CompanySettings.class)
class CustomerVariables {

    private final CompanySettings company;

    CustomerVariables(CompanySettings company) {
        this.company = company;
    }

    Map<String, Object> of(Customer customer) {
        return Map.of(
                "customerName", customer.name(),
                "companyName", company.name(),
                "supportEmail", company.supportEmail(),
                "supportPhone", company.supportPhone());
    }
}
