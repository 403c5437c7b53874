package io.careflow.desk;

import io.careflow.desk.form.FormRules;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/**
 * What staff do with tasks: claim, hand back, complete. The engine decides; the inbox shows the outcome as soon as the
 * answer is there. Refusals: 403 not theirs, 404 no such task, 409 somebody was faster or is at it, 422 the form, 503 no
 * engine.
 */
@Service
public class TaskWork {

    private static final Logger log = LoggerFactory.getLogger(TaskWork.class);

    private final Inbox inbox;
    private final TaskAccess access;
    private final TaskCommands engine;
    private final TaskProjection projection;
    private final TaskForms forms;
    private final FormRules rules;
    private final TypedTexts texts;
    private final AuditTrail audit;

    TaskWork(
            Inbox inbox,
            TaskAccess access,
            TaskCommands engine,
            TaskProjection projection,
            TaskForms forms,
            FormRules rules,
            TypedTexts texts,
            AuditTrail audit) {
        this.inbox = inbox;
        this.access = access;
        this.engine = engine;
        this.projection = projection;
        this.forms = forms;
        this.rules = rules;
        this.texts = texts;
        this.audit = audit;
    }

    /** Takes a task on; claiming what is already one's own changes nothing. */
    public TaskView claim(long key) {
        var staff = Staff.current();
        var task = workable(staff, key);
        if (task.assignee() == null) {
            tell(key, () -> engine.claim(key, staff.name()));
            audit.record("claim", "task", String.valueOf(key));
        } else if (!task.claimedBy(staff.name())) {
            throw claimed(task);
        }
        return inbox.one(key);
    }

    /** Gives a task back to its group; a lead may do that for others. */
    public TaskView unclaim(long key) {
        var staff = Staff.current();
        var task = workable(staff, key);
        if (task.assignee() != null) {
            if (!task.claimedBy(staff.name()) && !staff.has(Role.LEAD)) {
                throw claimed(task);
            }
            tell(key, () -> engine.handBack(key));
            audit.record("unclaim", "task", String.valueOf(key));
        }
        return inbox.one(key);
    }

    /**
     * Completes a task. Typed texts are committed before the engine is told, so that the next step finds them; doing it
     * again after a lost answer is safe.
     *
     * @param values what was filled in, by field key
     */
    public TaskView complete(long key, Map<String, Object> values) {
        var staff = Staff.current();
        var task = workable(staff, key);
        if (task.assignee() != null && !task.claimedBy(staff.name())) {
            throw claimed(task);
        }
        var submission = checked(task, values);
        texts.keep(key, submission.texts(), staff.name());
        tell(key, () -> engine.complete(key, submission.facts()));
        projection.closed(key, TaskState.COMPLETED);
        audit.record("complete", "task", String.valueOf(key));
        return inbox.one(key);
    }

    private Submission checked(DeskTask task, Map<String, Object> values) {
        var form = forms.of(task);
        if (form.isEmpty()) {
            return Submission.of(values);
        }
        var locale = LocaleContextHolder.getLocale();
        var problems = new ArrayList<>(rules.strangers(form.get(), values, locale));
        problems.addAll(rules.check(form.get(), values, locale));
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return Submission.of(form.get(), values);
    }

    private DeskTask workable(Staff staff, long key) {
        var task = inbox.visible(key);
        access.requireWork(staff, task);
        if (!task.open()) {
            throw ProblemException.conflict(
                    "This task is already " + task.state().word() + ".");
        }
        return task;
    }

    private void tell(long key, Runnable command) {
        try {
            command.run();
        } catch (EngineRefusal refusal) {
            throw problem(key, refusal);
        }
    }

    private ProblemException problem(long key, EngineRefusal refusal) {
        log.warn("The engine did not take a command for task {}: {} {}", key, refusal.kind(), refusal.getMessage());
        return switch (refusal.kind()) {
            case GONE -> {
                projection.closed(key, TaskState.CANCELED);
                yield ProblemException.conflict("This task is no longer to be done.");
            }
            case DENIED -> ProblemException.unprocessable(refusal.getMessage(), Denial.fields(refusal.getMessage()));
            case STATE -> ProblemException.conflict("Somebody else has just worked on this task.");
            case CHANGING ->
                ProblemException.conflict("This task is just being changed; please try again in a moment.");
            case UNREACHABLE ->
                ProblemException.unavailable("The workflow engine is out of reach; please try again soon.");
        };
    }

    private static ProblemException claimed(DeskTask task) {
        return ProblemException.conflict("This task is claimed by " + task.assignee() + ".");
    }

    private static ProblemException refused(List<FieldProblem> problems) {
        return ProblemException.unprocessable(Denial.reason(problems), problems);
    }
}
