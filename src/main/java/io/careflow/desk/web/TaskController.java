package io.careflow.desk.web;

import io.careflow.desk.Inbox;
import io.careflow.desk.TaskDetails;
import io.careflow.desk.TaskSheet;
import io.careflow.desk.TaskState;
import io.careflow.desk.TaskView;
import io.careflow.desk.TaskWork;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API of user tasks. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TaskController {

    private final Inbox inbox;
    private final TaskSheet sheet;
    private final TaskWork work;

    TaskController(Inbox inbox, TaskSheet sheet, TaskWork work) {
        this.inbox = inbox;
        this.sheet = sheet;
        this.work = work;
    }

    @GetMapping
    @Operation(summary = "Tasks that the caller may see, the most urgent first")
    Page<TaskView> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String page) {
        return inbox.list(state(state), group, assignee, page);
    }

    @GetMapping("/{key}")
    @Operation(summary = "One task, with the fields of its form")
    TaskDetails one(@PathVariable long key) {
        return sheet.details(key);
    }

    @PostMapping("/{key}/claim")
    @Operation(summary = "Take the task on")
    TaskView claim(@PathVariable long key) {
        return work.claim(key);
    }

    @PostMapping("/{key}/unclaim")
    @Operation(summary = "Give the task back to its group")
    TaskView unclaim(@PathVariable long key) {
        return work.unclaim(key);
    }

    @PostMapping("/{key}/complete")
    @Operation(summary = "Complete the task with the values of its form")
    TaskView complete(@PathVariable long key, @RequestBody(required = false) Completion completion) {
        return work.complete(
                key, completion == null || completion.variables() == null ? Map.of() : completion.variables());
    }

    private static TaskState state(String word) {
        try {
            return word == null ? null : TaskState.of(word);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("state", "is none of open, completed, canceled");
        }
    }

    /** @param variables values by the form fields' keys; null for a task without a form */
    record Completion(Map<String, Object> variables) {}
}
