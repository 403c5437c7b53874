package io.careflow.desk.web;

import io.careflow.desk.SubjectView;
import io.careflow.desk.TaskSubject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What tasks are about, from whichever module knows the record. */
@Component
class Subjects {

    private static final int SHORT_ID = 8;

    private final List<TaskSubject> modules;

    Subjects(List<TaskSubject> modules) {
        this.modules = modules;
    }

    Optional<SubjectView> of(UUID subjectId) {
        return subjectId == null
                ? Optional.empty()
                : modules.stream()
                        .flatMap(module -> module.view(subjectId, LocaleContextHolder.getLocale()).stream())
                        .findFirst();
    }

    /** The end of an id: its beginning is the time, which many share. */
    static String shortId(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - SHORT_ID);
    }

    /** The code of a record's severity; empty when it has none. */
    static Optional<String> severity(SubjectView subject) {
        return subject.facts().stream()
                .filter(fact -> fact.labelKey().equals("severity"))
                .map(fact -> String.valueOf(fact.value()))
                .findFirst();
    }
}
