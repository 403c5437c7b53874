package io.careflow.customer;

import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which customers somebody may see, as conditions for queries: what is outside is not read at all, so that it is missing
 * from lists, searches and exports and unknown when asked for by its id.
 *
 * <p>Agents see customers of their own, of their groups and of nobody, and those who wait for them or their groups. Leads
 * also see those of the other members of their groups. Administrators, operations (who see ids alone) and the system
 * itself see all, whoever has no role nobody.
 */
public final class CustomerScope {

    /** Parameter of the conditions: login names whose customers may be seen. */
    public static final String OWNERS = "cast(:scopeOwners as text[])";

    /** Parameter of the conditions: groups whose customers may be seen. */
    public static final String GROUPS = "cast(:scopeGroups as text[])";

    private static final String ANY = "true";
    private static final String NONE = "false";

    private final List<String> ways;
    private final Map<String, Object> parameters;

    private CustomerScope(List<String> ways, Map<String, Object> parameters) {
        this.ways = ways;
        this.parameters = parameters;
    }

    static CustomerScope all() {
        return new CustomerScope(List.of(ANY), Map.of());
    }

    /**
     * @param team login names of those whose customers are theirs too
     * @param work what waits for somebody
     */
    static CustomerScope of(Staff staff, Set<String> team, List<OpenWork> work) {
        if (staff.seesPeople()) {
            return staff.has(Role.ADMIN) ? all() : ways(staff, team, work);
        }
        return staff.has(Role.OPS) ? all() : new CustomerScope(List.of(NONE), Map.of());
    }

    private static CustomerScope ways(Staff staff, Set<String> team, List<OpenWork> work) {
        var ways = Stream.concat(
                Stream.of(
                        "customer.owner = any (" + OWNERS + ")",
                        "customer.owner_group = any (" + GROUPS + ")",
                        "(customer.owner is null and customer.owner_group is null)"),
                work.stream().map(kind -> kind.isOpenFor("customer.id")));
        var owners = Stream.concat(Stream.of(staff.name()), team.stream()).distinct();
        return new CustomerScope(
                ways.toList(),
                Map.of(
                        "scopeOwners",
                        owners.toArray(String[]::new),
                        "scopeGroups",
                        staff.groups().toArray(String[]::new)));
    }

    /** Whether nobody is left out. */
    public boolean isAll() {
        return ways.equals(List.of(ANY));
    }

    /** Whether nobody is left. */
    public boolean isNone() {
        return ways.equals(List.of(NONE));
    }

    /** The condition on rows of {@code customer}. */
    public String ofCustomer() {
        return ways.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    /**
     * The condition on rows of another table.
     *
     * @param customerId the column with the customer's id: {@code complaint.customer_id}
     */
    public String of(String customerId) {
        return isAll() || isNone()
                ? ofCustomer()
                : "exists (select 1 from customer where customer.id = " + customerId + " and " + ofCustomer() + ")";
    }

    /**
     * The conditions on rows of {@code customer} one by one: whoever meets one may be seen. A query of its own for each
     * finds a page of many customers by the index that fits.
     */
    List<String> ways() {
        return ways;
    }

    /** What the conditions ask for by name; empty where they need nothing. */
    public Map<String, Object> parameters() {
        return parameters;
    }
}
