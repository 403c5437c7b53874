package io.careflow.customer;

import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import io.careflow.platform.StaffDirectory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Which customers whoever is logged in may see; the rules are in {@link CustomerScope}. */
@Component
public class CustomerVisibility {

    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final List<OpenWork> work;

    CustomerVisibility(JdbcClient jdbc, StaffDirectory directory, List<OpenWork> work) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.work = work;
    }

    /** For queries of whoever is logged in; the system itself, where nobody is, sees all. */
    public CustomerScope current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return CustomerScope.all();
        }
        var staff = Staff.of(authentication);
        var team = staff.has(Role.LEAD) ? directory.membersOf(staff.groups()) : Set.<String>of();
        return CustomerScope.of(staff, team, work);
    }

    /** Whether there is such a customer for whoever is logged in. */
    public boolean sees(UUID customerId) {
        var scope = current();
        return jdbc.sql("select exists (select 1 from customer where id = customer_survivor(:id) and "
                        + scope.ofCustomer() + ")")
                .param("id", customerId)
                .params(scope.parameters())
                .query(Boolean.class)
                .single();
    }

    /** @throws ProblemException 404 when there is no such customer for whoever is logged in */
    public void require(UUID customerId) {
        if (!sees(customerId)) {
            throw unknown(customerId);
        }
    }

    /**
     * The id of the record that stands for a customer: their own, or the one they were merged into.
     *
     * @throws ProblemException 404 when there is no such customer for whoever is logged in
     */
    public UUID standing(UUID customerId) {
        var scope = current();
        return jdbc.sql("select id from customer where id = customer_survivor(:id) and " + scope.ofCustomer())
                .param("id", customerId)
                .params(scope.parameters())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> unknown(customerId));
    }

    /** The same answer for whom nobody knows and whom the caller may not know of. */
    static ProblemException unknown(UUID customerId) {
        return ProblemException.notFound("There is no customer " + customerId + ".");
    }
}
