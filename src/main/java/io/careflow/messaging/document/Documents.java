package io.careflow.messaging.document;

import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.platform.SqlTime;
import io.careflow.platform.Staff;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Documents that can be sent to customers. Their contents are encrypted; they never change. */
@Service
@EnableConfigurationProperties(DocumentSettings.class)
public class Documents {

    private static final int LONGEST_NAME = 150;
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final CustomerVisibility visibility;
    private final DocumentSettings settings;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Documents(
            JdbcClient jdbc,
            FieldEncryption encryption,
            CustomerVisibility visibility,
            DocumentSettings settings,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.visibility = visibility;
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A document without its contents.
     *
     * @param customerId whose it is; null for one that may go to anybody
     * @param size in bytes
     */
    public record Document(UUID id, UUID customerId, String name, String mediaType, int size) {}

    /**
     * Keeps a document.
     *
     * @param customerId whose it is; null for one that may go to anybody
     * @throws ProblemException 400 when its name, kind or emptiness forbids it, 413 when it is too large, 404 when there
     *     is no such customer for whoever is logged in
     */
    @Transactional
    public Document store(UUID customerId, String name, byte[] content) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || !name.matches("[^\\p{Cntrl}/\\\\]+")) {
            throw ProblemException.invalid("file", "needs a name of one line and at most 150 characters");
        }
        if (content.length == 0) {
            throw ProblemException.invalid("file", "is empty");
        }
        if (content.length > settings.largest().toBytes()) {
            throw ProblemException.tooLarge(
                    "The file is larger than " + settings.largest().toMegabytes() + " MB.");
        }
        var type = DocumentType.of(name, content)
                .orElseThrow(() -> ProblemException.invalid(
                        "file", "is no pdf, png, jpg, docx, xlsx, and no txt or csv in UTF-8"));
        var owner = customerId == null ? null : visibility.standing(customerId);
        var id = ids.next();
        jdbc.sql("insert into document (id, customer_id, name, media_type, size, content, created_at, created_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        owner,
                        name.strip(),
                        type.mediaType(),
                        content.length,
                        encryption.encryptBytes(content, place(id)),
                        SqlTime.timestamp(clock.instant()),
                        Staff.current().name())
                .update();
        audit.record("store", "document", id.toString());
        return new Document(id, owner, name.strip(), type.mediaType(), content.length);
    }

    /** A document with its contents, if there is one that whoever is logged in may see. Reading it is audited. */
    @Transactional
    public Optional<Attachment> read(UUID id) {
        var found = jdbc.sql("select * from document where id = ?")
                .param(id)
                .query(Documents::document)
                .optional()
                .filter(document -> document.customerId() == null || visibility.sees(document.customerId()));
        found.ifPresent(document -> audit.record("read", "document", id.toString()));
        return found.map(document -> content(document.id()));
    }

    /**
     * Has documents go with a message, in the caller's transaction.
     *
     * @throws ProblemException 422 when one is unknown or another customer's, or they are too many or too large together
     */
    public void attach(UUID message, UUID customer, List<UUID> documents) {
        if (documents.size() > MOST) {
            throw refused("documents", "are more than " + MOST);
        }
        long size = 0;
        for (int i = 0; i < documents.size(); i++) {
            var field = "documents[" + i + "]";
            size += jdbc.sql("select size from document where id = ? and (customer_id is null"
                            + " or customer_survivor(customer_id) = customer_survivor(?))")
                    .params(documents.get(i), customer)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> refused(field, "is no document for this customer"));
            jdbc.sql("insert into message_document (message_id, position, document_id) values (?, ?, ?)")
                    .params(message, i, documents.get(i))
                    .update();
        }
        if (size > settings.largestMail().toBytes()) {
            throw refused(
                    "documents", "are larger than " + settings.largestMail().toMegabytes() + " MB together");
        }
    }

    /** What goes with a message, in its order. */
    public List<Attachment> of(UUID message) {
        return idsOf(message).stream().map(this::content).toList();
    }

    /** The ids of what goes with a message, in its order. */
    public List<UUID> idsOf(UUID message) {
        return jdbc.sql("select document_id from message_document where message_id = ? order by position")
                .param(message)
                .query(UUID.class)
                .list();
    }

    private Attachment content(UUID id) {
        return jdbc.sql("select name, media_type, content from document where id = ?")
                .param(id)
                .query((row, i) -> new Attachment(
                        row.getString("name"),
                        row.getString("media_type"),
                        encryption.decryptBytes(row.getBytes("content"), place(id))))
                .single();
    }

    private static ProblemException refused(String field, String why) {
        return ProblemException.unprocessable(field + " " + why, List.of(new FieldProblem(field, why)));
    }

    static String place(UUID id) {
        return "document.content:" + id;
    }

    private static Document document(ResultSet row, int i) throws SQLException {
        return new Document(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"));
    }
}
