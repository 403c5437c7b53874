package io.careflow.desk.web;

import io.careflow.desk.Box;
import io.careflow.desk.Inbox;
import io.careflow.platform.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: mine, my groups', and everybody's for those who look after the team. */
@DeskPage
class InboxPage {

    private final Inbox inbox;
    private final InboxRows rows;

    InboxPage(Inbox inbox, InboxRows rows) {
        this.inbox = inbox;
        this.rows = rows;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/tasks";
    }

    @GetMapping("/tasks")
    String list(
            @RequestParam(required = false) String box,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var viewer = Viewer.current();
        var shown = box == null ? first() : box(box);
        var counts = new LinkedHashMap<Box, Long>();
        viewer.boxes().forEach(one -> counts.put(one, inbox.count(one)));
        model.addAttribute("box", shown);
        model.addAttribute("counts", counts);
        model.addAttribute("rows", inbox.list(shown, page).map(task -> rows.row(task, viewer)));
        if (part) {
            return page == null ? "desk/inbox :: list" : "desk/inbox :: more";
        }
        return "desk/inbox";
    }

    // Whoever has something in hand sees that first.
    private Box first() {
        return inbox.count(Box.MINE) > 0 ? Box.MINE : Box.GROUPS;
    }

    private static Box box(String word) {
        return Arrays.stream(Box.values())
                .filter(box -> box.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no box " + word + "."));
    }
}
