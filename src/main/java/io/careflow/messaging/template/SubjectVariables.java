package io.careflow.messaging.template;

import io.careflow.customer.Customer;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.TemplateVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Everything the modules offer about a subject, in one map. */
@Component
public class SubjectVariables {

    private final CustomerVariables customers;
    private final List<TemplateVariables> providers;

    SubjectVariables(CustomerVariables customers, List<TemplateVariables> providers) {
        this.customers = customers;
        this.providers = providers;
    }

    /**
     * What modules offer, and what whoever asked for the message wants said, in a map that may be changed.
     *
     * @param customer who gets it, as they are now
     * @throws TemplateFault when a module offers what is said by another
     * @throws IllegalStateException when two modules offer the same name
     */
    public Map<String, Object> of(MessageSubject subject, Customer customer, Locale locale, Map<String, Object> said) {
        var merged = new HashMap<>(customers.of(customer));
        for (var provider : providers) {
            provider.variables(subject, locale, customer.zone()).forEach((name, value) -> {
                if (merged.put(name, value) != null) {
                    throw new IllegalStateException("Two modules offer the template variable '" + name + "'");
                }
            });
        }
        said.forEach((name, value) -> {
            if (merged.put(name, value) != null) {
                throw new TemplateFault("The variable '" + name + "' is told by the records alone");
            }
        });
        return merged;
    }
}
