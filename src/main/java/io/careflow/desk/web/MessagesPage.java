package io.careflow.desk.web;

import io.careflow.messaging.Messages;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What was sent to customers, and what became of it. */
@DeskPage
class MessagesPage {

    private final Messages messages;

    MessagesPage(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/messages")
    String list(
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("ledger", messages.list(null, null, page));
        return part ? "desk/messages :: more" : "desk/messages";
    }
}
