package io.careflow.customer.duplicates;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Records, and what is found of them. */
abstract class DuplicatesCase {

    @Autowired
    Customers customers;

    @Autowired
    DuplicateFinder finder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    final String unique = UUID.randomUUID().toString();

    final String mobile = "+86138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    /** @param fields of the API, with single quotes; {@code M} is a phone and {@code @} the end of a mail of this test */
    Customer customer(String fields) {
        var text = fields.replace('\'', '"')
                .replace("phone:M", contact("phone", mobile))
                .replace("mail:@", contact("email", unique + "@example.org"));
        return customers.create(json.readValue("{" + text + "}", CustomerDetails.class));
    }

    private static String contact(String kind, String value) {
        return "\"contacts\": [{\"kind\": \"%s\", \"value\": \"%s\"}]".formatted(kind, value);
    }

    /** The state and the score of the pair of two records after all were compared; null where there is none. */
    String pair(Customer one, Customer other) {
        compareAll();
        return jdbc.sql("select state || ' ' || score from duplicate where first_id = ? and second_id = ?")
                .params(one.id(), other.id())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The running application may be at it, too: whoever is second waits for nothing, so it is asked again. */
    void compareAll() {
        org.awaitility.Awaitility.await().until(() -> {
            finder.find();
            return jdbc.sql("select count(*) from duplicate_check")
                            .query(Integer.class)
                            .single()
                    == 0;
        });
    }

    UUID pairId(Customer one, Customer other) {
        return jdbc.sql("select id from duplicate where first_id = ? and second_id = ?")
                .params(one.id(), other.id())
                .query(UUID.class)
                .single();
    }
}
