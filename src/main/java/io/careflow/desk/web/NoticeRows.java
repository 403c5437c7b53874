package io.careflow.desk.web;

import io.careflow.desk.GroupNotice;
import io.careflow.desk.SubjectView;
import org.springframework.stereotype.Component;

/** Puts what a line of the notices shows beside its notice. */
@Component
class NoticeRows {

    private final Subjects subjects;
    private final Wording wording;

    NoticeRows(Subjects subjects, Wording wording) {
        this.subjects = subjects;
        this.wording = wording;
    }

    NoticeRow row(GroupNotice notice, Viewer viewer) {
        var subject = subjects.of(notice.complaintId());
        return new NoticeRow(
                notice,
                wording.of("timeline", notice.summary()),
                subject.map(SubjectView::reference).orElse(Subjects.shortId(notice.complaintId())),
                viewer.seesPeople() ? subject.map(SubjectView::title).orElse(null) : null,
                subject.isPresent(),
                subject.flatMap(Subjects::severity).orElse(null));
    }
}
