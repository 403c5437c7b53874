package io.careflow.customer.duplicates;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Pairs of records that may be of one customer, for those who may see both. */
@Service
public class Duplicates {

    static final int PAGE_SIZE = 25;

    private static final Set<String> STATES = Set.of("open", "rejected", "merged");
    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;
    private final DuplicateBlocks blocks;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Duplicates(
            JdbcClient jdbc,
            CustomerVisibility visibility,
            DuplicateBlocks blocks,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.blocks = blocks;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * How far comparing has come.
     *
     * @param waiting how many records are to be compared
     * @param crowds how many phones or the like are shared by too many records to compare them by it
     */
    public record Progress(int waiting, int crowds) {}

    /**
     * A page of pairs, those with the highest score first.
     *
     * @param state {@code open}, {@code rejected} or {@code merged}
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when the state or the page is none
     */
    public Page<Duplicate> list(String state, String page) {
        if (!STATES.contains(state)) {
            throw ProblemException.invalid("state", "is none of open, rejected, merged");
        }
        var before = Cursor.parse(page);
        var scope = visibility.current();
        var rows = jdbc.sql("select * from duplicate where state = :state and (score, id) < (:score, :id) and "
                        + scope.of("duplicate.first_id") + " and " + scope.of("duplicate.second_id")
                        + " order by score desc, id desc limit :most")
                .param("state", state)
                .param("score", before.score())
                .param("id", before.id())
                .param("most", PAGE_SIZE + 1)
                .params(scope.parameters())
                .query(this::duplicate)
                .list();
        return Page.of(rows, PAGE_SIZE, last -> new Cursor(last.score(), last.id()).toString());
    }

    /** @throws ProblemException 404 when there is no such pair for whoever is logged in */
    public Duplicate one(UUID id) {
        var scope = visibility.current();
        return jdbc.sql("select * from duplicate where id = :id and " + scope.of("duplicate.first_id") + " and "
                        + scope.of("duplicate.second_id"))
                .param("id", id)
                .params(scope.parameters())
                .query(this::duplicate)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such pair of records."));
    }

    /**
     * Two records are not of one customer: they are not shown again unless something else speaks for it.
     *
     * @param reason why not; null for none
     * @throws ProblemException 404 when there is no such pair for whoever is logged in, 409 when they were merged, 400 when
     *     the reason is longer than 1,000 characters
     */
    @Transactional
    public Duplicate reject(UUID id, String reason) {
        if (reason != null && reason.length() > 1000) {
            throw ProblemException.invalid("reason", "must have at most 1000 characters");
        }
        one(id);
        var rejected = jdbc.sql("update duplicate set state = 'rejected', decided_at = ?, decided_by = ?, reason = ?"
                                + " where id = ? and state <> 'merged'")
                        .params(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                Staff.current().name(),
                                reason == null || reason.isBlank() ? null : reason.strip(),
                                id)
                        .update()
                == 1;
        if (!rejected) {
            throw ProblemException.conflict("The two records are merged: take them apart instead.");
        }
        audit.record("reject", "duplicate", id.toString());
        return one(id);
    }

    /** Has every record compared anew, beginning now; after a change of the rules or of the search keyset. */
    @Transactional
    public Progress compareAll() {
        jdbc.sql("delete from duplicate_crowd").update();
        jdbc.sql("insert into duplicate_check (customer_id) select id from customer where merged_into is null"
                        + " and erased_at is null order by id")
                .update();
        audit.record("compare", "customer", "*");
        return progress();
    }

    /** How far comparing has come. */
    public Progress progress() {
        return new Progress(
                jdbc.sql("select count(*) from duplicate_check")
                        .query(Integer.class)
                        .single(),
                blocks.crowds());
    }

    private Duplicate duplicate(ResultSet row, int i) throws SQLException {
        return new Duplicate(
                row.getObject("id", UUID.class),
                row.getObject("first_id", UUID.class),
                row.getObject("second_id", UUID.class),
                row.getInt("score"),
                json.readValue(row.getString("evidence"), EVIDENCE),
                row.getString("state"),
                instant(row, "found_at"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"));
    }

    /** Where a page ended. */
    private record Cursor(int score, UUID id) {

        static Cursor parse(String page) {
            if (page == null || page.isEmpty()) {
                return new Cursor(Integer.MAX_VALUE, new UUID(-1, -1));
            }
            try {
                var parts = page.split("~", 2);
                return new Cursor(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw ProblemException.invalid("page", "is not what this list gave as next");
            }
        }

        @Override
        public String toString() {
            return score + "~" + id;
        }
    }
}
