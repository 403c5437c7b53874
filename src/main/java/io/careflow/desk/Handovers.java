package io.careflow.desk;

import io.careflow.customer.Owners;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import io.careflow.platform.StaffDirectory;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an owner leaves, their customers and claimed tasks go to others in one step. A task goes to whoever gets its
 * customer, else in turn. Leads hand over within their groups, administrators anything.
 */
@Service
public class Handovers {

    private final Owners owners;
    private final HandoverTable table;
    private final StaffDirectory directory;
    private final AuditTrail audit;
    private final Validator validator;
    private final Ids ids;

    Handovers(
            Owners owners,
            HandoverTable table,
            StaffDirectory directory,
            AuditTrail audit,
            Validator validator,
            Ids ids) {
        this.owners = owners;
        this.table = table;
        this.directory = directory;
        this.audit = audit;
        this.validator = validator;
        this.ids = ids;
    }

    /**
     * What a handover would do now.
     *
     * @throws ConstraintViolationException when the order is malformed
     * @throws ProblemException 403 when it is not within the caller's groups, 422 when somebody in it cannot take over
     */
    @Transactional(readOnly = true)
    public HandoverPreview preview(HandoverOrder order) {
        check(order);
        var tiers = owners.shares(order.from(), order.shares());
        var tasks = tasks(order);
        var shares = new ArrayList<HandoverPreview.Share>();
        for (int share = 0; share < order.shares(); share++) {
            var to = order.toGroup() == null ? order.to().get(share) : order.toGroup();
            var mine = order.toGroup() == null ? to : "";
            shares.add(new HandoverPreview.Share(
                    to,
                    tiers.get(share).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    tiers.get(share),
                    (int) tasks.values().stream().filter(mine::equals).count()));
        }
        var customers =
                shares.stream().mapToInt(HandoverPreview.Share::customers).sum();
        return new HandoverPreview(order.from(), customers, tasks.size(), shares);
    }

    /**
     * Hands over, all or nothing: customers change hands with it, tasks follow in the engine as soon as it can be
     * reached.
     *
     * @return the handover's id
     * @throws ConstraintViolationException when the order is malformed
     * @throws ProblemException as for {@link #preview}
     */
    @Transactional
    public UUID apply(HandoverOrder order) {
        check(order);
        owners.lock(order.from());
        var tasks = tasks(order);
        var customers = owners.handOver(order.from(), order.to(), order.toGroup());
        var id = ids.next();
        table.insert(id, order, customers, tasks);
        audit.record("hand-over", "handover", id.toString());
        return id;
    }

    /** The latest handovers that the caller may know of, newest first. */
    public List<HandoverRecord> latest() {
        var staff = Staff.current();
        return table.latest(staff.has(Role.ADMIN) ? null : staff.name());
    }

    /** @throws ProblemException 404 when there is none with this id that the caller may know of */
    public HandoverRecord one(UUID id) {
        var staff = Staff.current();
        return table.find(id)
                .filter(handover -> staff.has(Role.ADMIN) || handover.by().equals(staff.name()))
                .orElseThrow(() -> ProblemException.notFound("There is no handover " + id + "."));
    }

    /** Whom the caller may name. */
    public List<Staff> staff() {
        var staff = Staff.current();
        var mine = directory.membersOf(staff.groups());
        return directory.all().stream()
                .filter(Handovers::caresForCustomers)
                .filter(other -> staff.has(Role.ADMIN) || mine.contains(other.name()))
                .toList();
    }

    /** New assignees by task; the empty text for back to the group. */
    private Map<Long, String> tasks(HandoverOrder order) {
        var claimed = table.claimedBy(order.from());
        var shares = owners.sharesOf(order.from(), order.shares(), claimed.values());
        var tasks = new HashMap<Long, String>();
        int turn = 0;
        for (var task : claimed.entrySet()) {
            var share = shares.get(task.getValue());
            tasks.put(
                    task.getKey(),
                    order.to().isEmpty() ? "" : order.to().get(share != null ? share : turn++ % order.shares()));
        }
        return tasks;
    }

    private void check(HandoverOrder order) {
        var violations = validator.validate(order);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        if (order.to().isEmpty() == (order.toGroup() == null)) {
            throw ProblemException.invalid("to", "name either people or a group");
        }
        requireWithinMyGroups(order);
        var known = directory.all().stream()
                .filter(Handovers::caresForCustomers)
                .map(Staff::name)
                .toList();
        for (var name : order.to()) {
            if (name.equals(order.from()) || !known.contains(name)) {
                throw refused("to", name + " cannot take over customers");
            }
        }
        if (order.toGroup() != null
                && directory.membersOf(List.of(order.toGroup())).stream().noneMatch(known::contains)) {
            throw refused("toGroup", "there is nobody in the group " + order.toGroup());
        }
    }

    private void requireWithinMyGroups(HandoverOrder order) {
        var staff = Staff.current();
        if (staff.has(Role.ADMIN)) {
            return;
        }
        var mine = directory.membersOf(staff.groups());
        var within = mine.contains(order.from())
                && mine.containsAll(order.to())
                && (order.toGroup() == null || staff.groups().contains(order.toGroup()));
        if (!staff.has(Role.LEAD) || !within) {
            throw ProblemException.forbidden("Leads hand over within their own groups.");
        }
    }

    private static boolean caresForCustomers(Staff staff) {
        return staff.has(Role.AGENT) || staff.has(Role.LEAD);
    }

    private static ProblemException refused(String field, String message) {
        return ProblemException.unprocessable(field + ": " + message, List.of(new FieldProblem(field, message)));
    }
}
