package io.careflow.customer;

import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.protection.BlindIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds customers that whoever is logged in may see, newest record first. Merged and erased ones are not found.
 */
@Service
public class CustomerSearch {

    static final int PAGE_SIZE = 25;

    private static final UUID START = new UUID(-1, -1);

    private static final String ALIVE = " and merged_into is null and erased_at is null and customer.id < :before";
    private static final String PAGE = " order by customer.id desc limit :most";
    private static final String BY_CONTACT = "select customer.id from contact join customer"
            + " on customer.id = contact.customer_id where contact.hash in (:hashes) and ";
    // Whoever knows the id of a merged record finds the survivor.
    private static final String BY_EXTERNAL_ID =
            "select customer.id from customer where id = (select customer_survivor("
                    + "known.id) from customer known where known.external_id = :external) and ";
    private static final String BY_NAME = "select customer.id from customer"
            + " where search_grams @> :grams::text[] and search_text like all (:words::text[]) and :named and ";

    private final JdbcClient jdbc;
    private final CustomerTable table;
    private final ContactStandard standard;
    private final BlindIndex index;
    private final CustomerVisibility visibility;

    CustomerSearch(
            JdbcClient jdbc,
            CustomerTable table,
            ContactStandard standard,
            BlindIndex index,
            CustomerVisibility visibility) {
        this.jdbc = jdbc;
        this.table = table;
        this.standard = standard;
        this.index = index;
        this.visibility = visibility;
    }

    /**
     * The customers whose name or company contains each word, or who have exactly this phone (in any notation), mail,
     * social id or external id.
     *
     * @param q what to look for; not blank
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when {@code q} is blank or longer than 200 characters, or the page is none of this list
     */
    public Page<Customer> search(String q, String page) {
        if (q == null || q.isBlank() || q.length() > 200) {
            throw ProblemException.invalid("q", "must have 1 to 200 characters");
        }
        var text = q.strip();
        var words = Arrays.stream(SearchText.of(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        var scope = visibility.current();
        return page(
                jdbc.sql(found(scope))
                        .param("hashes", hashes(text))
                        .param("external", text)
                        .param("grams", SearchText.gramsOf(words))
                        .param("words", patterns(words))
                        // No name has an at sign, and nothing but marks or spaces is part of every name.
                        .param("named", !words.isEmpty() && !text.contains("@"))
                        .params(scope.parameters())
                        .param("before", Page.after(page).orElse(START))
                        .param("most", PAGE_SIZE + 1)
                        .query(UUID.class)
                        .list(),
                PAGE_SIZE);
    }

    /**
     * All customers, or those of an owner.
     *
     * @param owner login name; null for all
     * @param page what the page before gave as {@code next}; null for the first
     * @throws ProblemException 400 when the page is none of this list
     */
    public Page<Customer> list(String owner, String page) {
        return list(owner, page, PAGE_SIZE);
    }

    /**
     * Like {@link #list(String, String)}, in pages of another size.
     *
     * @param size how many customers a page holds
     */
    public Page<Customer> list(String owner, String page, int size) {
        var scope = visibility.current();
        var listed = owner == null
                ? eachWay(scope, "select customer.id from customer where ")
                : Stream.of("select customer.id from customer where owner = :owner and " + scope.ofCustomer() + ALIVE);
        return page(
                jdbc.sql(together(listed))
                        .param("owner", owner)
                        .params(scope.parameters())
                        .param("before", Page.after(page).orElse(START))
                        .param("most", size + 1)
                        .query(UUID.class)
                        .list(),
                size);
    }

    private static String found(CustomerScope scope) {
        return together(Stream.concat(
                Stream.of(BY_CONTACT + scope.ofCustomer() + ALIVE, BY_EXTERNAL_ID + scope.ofCustomer() + ALIVE),
                eachWay(scope, BY_NAME)));
    }

    /** Names are shared by many: each way to see somebody is asked for by itself, so that it can use its own index. */
    private static Stream<String> eachWay(CustomerScope scope, String query) {
        return scope.ways().stream().map(way -> query + way + ALIVE);
    }

    /** Each is cut to a page before they are put together. */
    private static String together(Stream<String> queries) {
        return queries.map(query -> "(" + query + PAGE + ")")
                .collect(Collectors.joining(" union ", "select id from (", ") found order by id desc limit :most"));
    }

    private Page<Customer> page(List<UUID> ids, int size) {
        var cut = Page.of(ids, size, UUID::toString);
        return new Page<>(table.byIds(cut.items()), cut.next());
    }

    /** The text may be a contact of any kind, standardised or not. */
    private List<byte[]> hashes(String text) {
        var asIs = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(ContactKind.values())
                .flatMap(kind -> Stream.concat(
                                Stream.of(asIs),
                                standard.of(kind, text).map(value -> ContactStandard.compared(kind, value)).stream())
                        .distinct()
                        .flatMap(compared -> index.hashes(kind.code(), compared).stream()))
                .toList();
    }

    /** One or two characters are what the index knows: to ask again would make them look rarer than they are. */
    private static String[] patterns(List<String> words) {
        return words.stream()
                .filter(word -> word.codePointCount(0, word.length()) > 2)
                .map(word -> "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .toArray(String[]::new);
    }
}
