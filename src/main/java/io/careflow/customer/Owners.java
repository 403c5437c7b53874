package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Staff;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who takes care of customers when their owner no longer does. */
@Component
public class Owners {

    // Dealt out in turn, tier after tier: nobody has more than one more of a tier, or of all, than another.
    private static final String DEALT = """
            with dealt as (
                select id, tier, merged_into is null and erased_at is null as alive,
                    cast((row_number() over (order by (merged_into is null and erased_at is null) desc, tier, id) - 1)
                        % :shares as int) as share
                from customer where owner = :from)
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Owners(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What each would get.
     *
     * @param from login name of the owner
     * @param shares how many equal shares there are
     * @return for each share how many customers of each tier
     */
    public List<Map<String, Integer>> shares(String from, int shares) {
        var all = new ArrayList<Map<String, Integer>>();
        for (int share = 0; share < shares; share++) {
            all.add(new TreeMap<>());
        }
        jdbc.sql(DEALT + "select share, tier, count(*) as customers from dealt where alive group by share, tier")
                .param("from", from)
                .param("shares", shares)
                .query(row -> {
                    all.get(row.getInt("share")).put(row.getString("tier"), row.getInt("customers"));
                });
        return all;
    }

    /** Which share each of these customers falls into; who is not the owner's is left out. */
    public Map<UUID, Integer> sharesOf(String from, int shares, Collection<UUID> customers) {
        return jdbc
                .sql(DEALT + "select id, share from dealt where id = any (cast(:ids as uuid[]))")
                .param("from", from)
                .param("shares", shares)
                .param("ids", customers.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, i) -> Map.entry(row.getObject("id", UUID.class), row.getInt("share")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Nobody else changes an owner's customers until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String from) {
        jdbc.sql("select count(*) from (select 1 from customer where owner = ? order by id for no key update) locked")
                .param(from)
                .query(Integer.class)
                .single();
    }

    /**
     * Gives an owner's customers to others, in the caller's transaction. Each timeline notes it.
     *
     * @param to who get equal shares; empty when the group takes them all
     * @param group null when people do
     * @return how many customers changed hands
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int handOver(String from, List<String> to, String group) {
        var given = jdbc.sql(DEALT + """
                        update customer set version = version + 1,
                            owner = case when cast(:group as text) is null then (cast(:to as text[]))[share + 1] end,
                            owner_group = coalesce(:group, owner_group)
                        from dealt where customer.id = dealt.id returning customer.id, alive""")
                .param("from", from)
                .param("shares", Math.max(1, to.size()))
                .param("to", to.toArray(String[]::new))
                .param("group", group)
                .query((row, i) -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("alive")))
                .list();
        var alive = given.stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .map(UUID::toString)
                .toList();
        jdbc.sql("""
                        insert into interaction (id, customer_id, at, kind, summary, arguments, actor)
                        select uuidv7(), id, :at, 'handed-over', 'customer.handed-over',
                            array[cast(:from as text), coalesce(owner, owner_group)], :actor
                        from customer where id = any (cast(:ids as uuid[]))""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("from", from)
                .param("actor", Staff.current().name())
                .param("ids", alive.toArray(String[]::new))
                .update();
        audit.record("change-owner", "customer", alive);
        return alive.size();
    }
}
