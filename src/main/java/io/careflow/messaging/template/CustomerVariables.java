package io.careflow.messaging.template;

import io.careflow.customer.Customers;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What every template may say: {@code customerName, companyName, supportEmail, supportPhone}. */
@Component
@EnableConfigurationProperties(CompanySettings.class)
class CustomerVariables implements TemplateVariables {

    private final Customers customers;
    private final CompanySettings company;

    CustomerVariables(Customers customers, CompanySettings company) {
        this.customers = customers;
        this.company = company;
    }

    @Override
    public Map<String, Object> variables(MessageSubject subject, Locale locale, ZoneId zone) {
        var variables = new HashMap<String, Object>();
        variables.put("companyName", company.name());
        variables.put("supportEmail", company.supportEmail());
        variables.put("supportPhone", company.supportPhone());
        customers.find(subject.customerId()).ifPresent(customer -> variables.put("customerName", customer.name()));
        return variables;
    }
}
