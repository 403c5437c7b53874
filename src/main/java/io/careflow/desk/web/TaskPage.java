package io.careflow.desk.web;

import io.careflow.desk.Inbox;
import io.careflow.desk.TaskSheet;
import io.careflow.desk.TaskView;
import io.careflow.desk.TaskWork;
import io.careflow.desk.form.FormWording;
import io.careflow.platform.ProblemException;
import java.util.Locale;
import java.util.function.LongFunction;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** One task: its form, with the record it is about, the customer and what happened so far beside it. */
@DeskPage
class TaskPage {

    private final Inbox inbox;
    private final TaskSheet sheet;
    private final TaskWork work;
    private final RecordPanels panels;
    private final FormWording forms;
    private final Wording wording;
    private final JsonMapper json;

    TaskPage(
            Inbox inbox,
            TaskSheet sheet,
            TaskWork work,
            RecordPanels panels,
            FormWording forms,
            Wording wording,
            JsonMapper json) {
        this.inbox = inbox;
        this.sheet = sheet;
        this.work = work;
        this.panels = panels;
        this.forms = forms;
        this.wording = wording;
        this.json = json;
    }

    @GetMapping("/tasks/{key}")
    String show(@PathVariable long key, Model model, Locale locale) {
        var task = inbox.one(key);
        var viewer = Viewer.current();
        model.addAttribute("task", task);
        model.addAttribute("mayWork", inbox.mayWork(key));
        model.addAttribute("mine", viewer.name().equals(task.assignee()));
        if (task.complaintId() == null) {
            panels.flow(task.subjectId(), task.customerId(), viewer, model);
        } else {
            panels.complaint(task.complaintId(), viewer, model);
        }
        panels.customer(task.customerId(), viewer, model);
        if (viewer.seesPeople()) {
            model.addAttribute("soFar", wording.known("so-far", sheet.soFar(key)));
        }
        sheet.form(key).ifPresent(form -> {
            model.addAttribute("schema", json.writeValueAsString(forms.in(form, locale)));
            model.addAttribute("values", json.writeValueAsString(sheet.start(key)));
        });
        return "desk/task";
    }

    @PostMapping("/tasks/{key}/claim")
    String claim(@PathVariable long key, RedirectAttributes flash) {
        return act(key, work::claim, "task.claimed", flash);
    }

    @PostMapping("/tasks/{key}/unclaim")
    String handBack(@PathVariable long key, RedirectAttributes flash) {
        return act(key, work::unclaim, "task.handed-back", flash);
    }

    private static String act(long key, LongFunction<TaskView> action, String done, RedirectAttributes flash) {
        try {
            action.apply(key);
            flash.addFlashAttribute("notice", done);
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/tasks/" + key;
    }
}
