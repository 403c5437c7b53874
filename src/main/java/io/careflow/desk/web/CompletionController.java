package io.careflow.desk.web;

import io.careflow.desk.TaskWork;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Takes a form filled in on the task page: it answers in JSON, so that the page can show what is wrong at the field. */
@RestController
@Hidden
class CompletionController {

    private final TaskWork work;

    CompletionController(TaskWork work) {
        this.work = work;
    }

    @PostMapping("/tasks/{key}/complete")
    Next complete(
            @PathVariable long key,
            @RequestBody Map<String, Object> values,
            HttpServletRequest request,
            HttpServletResponse response) {
        var task = work.complete(key, values);
        var flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("notice", "task.completed");
        flash.put("noticeAbout", task.name());
        RequestContextUtils.saveOutputFlashMap("/tasks", request, response);
        return new Next("/tasks");
    }

    /** @param next the page to go on with */
    record Next(String next) {}
}
