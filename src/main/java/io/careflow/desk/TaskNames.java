package io.careflow.desk;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Calls tasks by the names of the bundle {@code i18n/tasks}, else by the model's name, else by their id. */
@Component
class TaskNames {

    private final MessageSource messages;

    TaskNames(MessageSource messages) {
        this.messages = messages;
    }

    /** The task as the API and the pages show it, named in the current reader's language. */
    TaskView view(DeskTask task) {
        return new TaskView(
                String.valueOf(task.key()),
                name(task, LocaleContextHolder.getLocale()),
                task.elementId(),
                task.processId(),
                task.group(),
                task.assignee(),
                task.dueAt(),
                task.priority(),
                task.state(),
                task.complaintId(),
                task.subjectId(),
                task.customerId(),
                task.createdAt());
    }

    private String name(DeskTask task, Locale locale) {
        var modelled = task.name() == null ? words(task.elementId()) : task.name();
        return messages.getMessage(task.elementId(), null, modelled, locale);
    }

    // Task_TakeOver: Take over
    private static String words(String elementId) {
        var spaced = elementId.replaceFirst("^Task_", "").replaceAll("(?<=[a-z])(?=[A-Z])|_", " ");
        return spaced.isEmpty()
                ? elementId
                : spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }
}
