package io.careflow.customer.review;

import io.careflow.customer.CustomField;
import io.careflow.customer.CustomFields;
import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.DataQualities;
import io.careflow.customer.DataQuality;
import io.careflow.engine.ProcessMessages;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the records that need a review, once a quarter, and hands them out, the worst first and never more at a time than
 * a person can do. Driven by the process {@code record-review-planning}: running it twice, late or after a kill starts
 * each review once, since a review and the message that starts its process are one transaction.
 */
@Service
@EnableConfigurationProperties(ReviewSettings.class)
public class RecordReviews {

    private static final int PAGE = 500;

    private final ReviewTable table;
    private final Customers customers;
    private final CustomFields fields;
    private final DataQualities qualities;
    private final ProcessMessages process;
    private final ReviewSettings settings;
    private final CompanyDay day;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    RecordReviews(
            ReviewTable table,
            Customers customers,
            CustomFields fields,
            DataQualities qualities,
            ProcessMessages process,
            ReviewSettings settings,
            CompanyDay day,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.customers = customers;
        this.fields = fields;
        this.qualities = qualities;
        this.process = process;
        this.settings = settings;
        this.day = day;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Goes on with the search of this quarter, page by page, each in a transaction of its own.
     *
     * @param longest after how long no further page is begun
     * @return whether all records were looked at
     */
    public boolean search(Duration longest) {
        return search(longest, PAGE);
    }

    boolean search(Duration longest, int page) {
        var until = System.nanoTime() + longest.toNanos();
        boolean finished;
        do {
            finished = transaction.execute(status -> searchPage(page));
        } while (!finished && System.nanoTime() < until);
        return finished;
    }

    /**
     * Hands out reviews until everybody has as many open as they should.
     *
     * @return how many were handed out
     */
    public int handOut() {
        int handedOut = 0;
        List<ReviewTable.Waiting> taken;
        do {
            taken = transaction.execute(status -> takePage());
            handedOut += taken.size();
        } while (!taken.isEmpty());
        return handedOut;
    }

    private boolean searchPage(int page) {
        var quarter = quarter();
        var after = table.lockSearch(quarter);
        if (after.isEmpty()) {
            return true;
        }
        var records = table.recordsAfter(after.get(), page);
        var defined = fields.all();
        var found = customers.findReadable(records).stream()
                .filter(customer -> needsReview(customer, defined))
                .map(customer -> new ReviewTable.Found(
                        ids.next(),
                        customer.id(),
                        carer(customer),
                        quality(customer, defined).score()))
                .toList();
        var finished = records.size() < page;
        table.keep(quarter, found, records.isEmpty() ? after.get() : records.getLast(), finished);
        return finished;
    }

    private List<ReviewTable.Waiting> takePage() {
        var quarter = quarter();
        // One planner at a time: two would both see the same room.
        table.lockSearch(quarter);
        var taken = table.nextOf(quarter, settings.open(), PAGE);
        var defined = fields.all();
        var records = new HashMap<UUID, Customer>();
        customers
                .findReadable(taken.stream().map(ReviewTable.Waiting::customer).toList())
                .forEach(customer -> records.put(customer.id(), customer));
        for (var review : taken) {
            var customer = records.get(review.customer());
            if (customer == null
                    || customer.mergedInto() != null
                    || customer.erasedAt() != null
                    || !needsReview(customer, defined)) {
                table.drop(review.id());
            } else {
                table.open(review.id(), carer(customer));
                process.publish("record-review-due", review.id().toString(), facts(review.id(), customer));
            }
        }
        return taken;
    }

    private Map<String, Object> facts(UUID review, Customer customer) {
        var facts = new HashMap<String, Object>();
        facts.put("reviewId", review.toString());
        facts.put("customerId", customer.id().toString());
        facts.put("group", settings.group());
        facts.put("dueAt", clock.instant().plus(settings.dueAfter()).toString());
        return facts;
    }

    private boolean needsReview(Customer customer, List<CustomField> defined) {
        return !Collections.disjoint(quality(customer, defined).faults(), settings.faults());
    }

    private DataQuality quality(Customer customer, List<CustomField> defined) {
        return qualities.of(customer, defined, clock.instant());
    }

    /** Who reviews a record: its owner, else their group, else the one for all others. */
    private String carer(Customer customer) {
        if (customer.owner() != null) {
            return "user:" + customer.owner();
        }
        return "group:" + (customer.ownerGroup() == null ? settings.group() : customer.ownerGroup());
    }

    private Quarter quarter() {
        return Quarter.at(clock.instant(), day.zone());
    }
}
