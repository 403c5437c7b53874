package io.careflow.messaging.document;

import io.careflow.customer.PersonalData;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents of a customer's own. What was sent stays where it was sent to. */
@Component
@Order(10)
class DocumentData implements PersonalData {

    private final JdbcClient jdbc;
    private final Documents documents;

    DocumentData(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        var ids = jdbc.sql("select id from document where customer_id = ? order by id")
                .param(customerId)
                .query(UUID.class)
                .list();
        // One at a time: each may be large.
        ids.forEach(id -> documents
                .read(id)
                .ifPresent(file -> to.accept(
                        Map.of("name", file.name(), "mediaType", file.mediaType(), "content", file.content()))));
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("delete from message_document using document"
                        + " where document.id = message_document.document_id and document.customer_id = ?")
                .param(customerId)
                .update();
        jdbc.sql("delete from document where customer_id = ?").param(customerId).update();
    }
}
