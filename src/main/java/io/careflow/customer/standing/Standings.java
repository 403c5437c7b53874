package io.careflow.customer.standing;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rates customers by the deployed tables. Who stands where they stood is not touched; whose standing changed has it in
 * the record, in its history with the reason, and a new tier on the timeline. The record's version stays: nobody's edit
 * could overwrite it.
 */
@Service
public class Standings {

    private static final String UPDATE = """
            update customer c set tier = n.tier, value_segment = n.segment, lifecycle = n.lifecycle,
                tier_since = case when c.tier = n.tier then c.tier_since else :now end,
                value_segment_since = case when c.value_segment = n.segment then c.value_segment_since else :now end,
                lifecycle_since = case when c.lifecycle = n.lifecycle then c.lifecycle_since else :now end
            from unnest(:ids::uuid[], :tiers::text[], :segments::text[], :lifecycles::text[], :tiersBefore::text[],
                :segmentsBefore::text[], :lifecyclesBefore::text[])
                as n (id, tier, segment, lifecycle, tier_before, segment_before, lifecycle_before)
            where c.id = n.id and c.merged_into is null and c.erased_at is null and c.tier = n.tier_before
                and c.value_segment is not distinct from n.segment_before
                and c.lifecycle is not distinct from n.lifecycle_before
            returning c.id""";

    private final JdbcClient jdbc;
    private final SignalTable signals;
    private final StandingTables tables;
    private final StandingHistory history;
    private final Timeline timeline;
    private final CustomerVisibility visibility;
    private final Clock clock;

    Standings(
            JdbcClient jdbc,
            SignalTable signals,
            StandingTables tables,
            StandingHistory history,
            Timeline timeline,
            CustomerVisibility visibility,
            Clock clock) {
        this.jdbc = jdbc;
        this.signals = signals;
        this.tables = tables;
        this.history = history;
        this.timeline = timeline;
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * Rates these customers anew, in the caller's transaction. Merged and erased ones are passed over, and whom somebody
     * else has just rated from newer facts.
     *
     * @return how many stand otherwise than before
     * @throws ProblemException 503 while the tables are not deployed
     */
    @Transactional
    public int rate(Collection<UUID> customers) {
        var now = clock.instant();
        var changed = rated(customers, now).stream().filter(Rated::isChanged).toList();
        if (changed.isEmpty()) {
            return 0;
        }
        var written = new HashSet<>(write(changed, now));
        var kept =
                changed.stream().filter(rated -> written.contains(rated.id())).toList();
        history.add(kept, now);
        timeline.recordAll(kept.stream()
                .filter(rated -> !rated.after().tier().equals(rated.before().tier()))
                .map(rated -> NewInteraction.of(rated.id(), "tier-changed", "customer.tier-changed")
                        .at(now)
                        .withArguments(rated.before().tier(), rated.after().tier()))
                .toList());
        return kept.size();
    }

    /**
     * What speaks for a customer's standing: the row that applies now, or the one that applied when they came to stand
     * there, where meanwhile another applies and they are about to be rated anew.
     *
     * @throws ProblemException 404 for whom the reader may not see, 409 for who was merged or erased, 503 while the tables are not deployed
     */
    @Transactional(readOnly = true)
    public StandingExplanation explain(UUID customer) {
        visibility.require(customer);
        var rated = rated(List.of(customer), clock.instant()).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict(
                        "The record was erased or merged into another: it is no longer rated."));
        var reasons = new EnumMap<Aspect, StandingReason>(Aspect.class);
        for (var change : history.last(customer)) {
            if (change.to().equals(rated.before().of(change.of()))) {
                reasons.put(change.of(), StandingReason.of(change));
            }
        }
        for (var verdict : rated.verdicts()) {
            if (verdict.rating().value().equals(rated.before().of(verdict.aspect()))) {
                reasons.put(verdict.aspect(), StandingReason.of(verdict));
            }
        }
        return new StandingExplanation(rated.signals(), reasons);
    }

    /**
     * How a customer's standing changed, newest first.
     *
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when it is no such thing, 404 for whom the reader may not see
     */
    public Page<StandingChange> history(UUID customer, String page) {
        visibility.require(customer);
        return history.page(customer, page);
    }

    private List<Rated> rated(Collection<UUID> customers, Instant now) {
        var rules = Arrays.stream(Aspect.values()).map(tables::of).toList();
        return signals.of(customers, now).stream()
                .map(candidate -> Rated.of(candidate, rules))
                .toList();
    }

    private List<UUID> write(List<Rated> changed, Instant now) {
        var ids = changed.stream().map(Rated::id).toArray(UUID[]::new);
        // In one order, so that two who rate the same customers wait for each other instead of standing in each other's
        // way.
        jdbc.sql("select id from customer where id = any (?) order by id for no key update")
                .param(ids)
                .query(UUID.class)
                .list();
        return jdbc.sql(UPDATE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", ids)
                .param("tiers", texts(changed, rated -> rated.after().tier()))
                .param("segments", texts(changed, rated -> rated.after().valueSegment()))
                .param("lifecycles", texts(changed, rated -> rated.after().lifecycle()))
                .param("tiersBefore", texts(changed, rated -> rated.before().tier()))
                .param("segmentsBefore", texts(changed, rated -> rated.before().valueSegment()))
                .param("lifecyclesBefore", texts(changed, rated -> rated.before()
                        .lifecycle()))
                .query(UUID.class)
                .list();
    }

    private static String[] texts(List<Rated> rated, Function<Rated, String> text) {
        return rated.stream().map(text).toArray(String[]::new);
    }
}
