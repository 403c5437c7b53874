package io.careflow.desk.web;

import io.careflow.desk.GroupNotice;
import io.careflow.desk.GroupNotices;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API of notices to groups. */
@RestController
@RequestMapping("/api/notices")
@Tag(name = "Notices")
class NoticeController {

    private final GroupNotices notices;

    NoticeController(GroupNotices notices) {
        this.notices = notices;
    }

    @GetMapping
    @Operation(
            summary = "What the caller's groups were told, newest first",
            description = "With open=true only what nobody has taken note of.")
    Page<GroupNotice> list(
            @RequestParam(defaultValue = "false") boolean open, @RequestParam(required = false) String page) {
        return notices.list(open, page);
    }

    @PostMapping("/{id}/acknowledge")
    @Operation(summary = "Take note of a notice for the group; the first who does is kept")
    GroupNotice acknowledge(@PathVariable UUID id) {
        return notices.acknowledge(id);
    }
}
