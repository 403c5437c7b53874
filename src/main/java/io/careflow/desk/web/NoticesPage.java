package io.careflow.desk.web;

import io.careflow.desk.GroupNotices;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the reader's groups were told. */
@DeskPage
class NoticesPage {

    private final GroupNotices notices;
    private final NoticeRows rows;

    NoticesPage(GroupNotices notices, NoticeRows rows) {
        this.notices = notices;
        this.rows = rows;
    }

    @GetMapping("/notices")
    String list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var viewer = Viewer.current();
        model.addAttribute("all", all);
        model.addAttribute("rows", notices.list(!all, page).map(notice -> rows.row(notice, viewer)));
        return part ? "desk/notices :: more" : "desk/notices";
    }

    /** The number beside the link to this page, asked for now and then. */
    @GetMapping("/notices/count")
    String count() {
        return "desk/notices :: count";
    }

    @PostMapping("/notices/{id}/acknowledge")
    String acknowledge(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            notices.acknowledge(id);
            flash.addFlashAttribute("notice", "acknowledged");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/notices";
    }
}
