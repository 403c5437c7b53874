package io.careflow.messaging.sms;

import io.careflow.customer.Contact;
import io.careflow.customer.ContactKind;
import io.careflow.customer.Customers;
import io.careflow.customer.PersonalData;
import io.careflow.messaging.sms.UnknownSenders.Kept;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a customer wrote by SMS before anybody knew that the number is theirs. Before the contacts, by which it is found. */
@Component
@Order(-1)
class UnknownSenderData implements PersonalData {

    private final UnknownSenders senders;
    private final Customers customers;

    UnknownSenderData(UnknownSenders senders, Customers customers) {
        this.senders = senders;
        this.customers = customers;
    }

    @Override
    public String name() {
        return "incomingSms";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        of(customerId)
                .forEach(kept -> to.accept(Map.of(
                        "receivedAt", kept.receivedAt(),
                        "from", kept.sms().from(),
                        "text", kept.sms().text())));
    }

    @Override
    public void erase(UUID customerId) {
        of(customerId).forEach(kept -> senders.forget(kept.id()));
    }

    private List<Kept> of(UUID customer) {
        return senders.of(customers.findUnscoped(List.of(customer)).stream()
                .flatMap(record -> record.contacts().stream())
                .filter(contact -> contact.kind() == ContactKind.PHONE)
                .map(Contact::compared)
                .toList());
    }
}
