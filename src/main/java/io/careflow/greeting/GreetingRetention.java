package io.careflow.greeting;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was greeted long ago, and for what: to be kept longer than half a year, within which nobody is greeted again. */
@Component
class GreetingRetention extends RetentionStatement {

    GreetingRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "greetings",
                "delete from greeting where id in"
                        + " (select id from greeting where done_at < ? order by done_at limit ?)");
    }
}
