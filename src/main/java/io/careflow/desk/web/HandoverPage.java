package io.careflow.desk.web;

import io.careflow.desk.HandoverOrder;
import io.careflow.desk.Handovers;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing an owner's customers over: what each would get is shown before it is done. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
class HandoverPage {

    private final Handovers handovers;

    HandoverPage(Handovers handovers) {
        this.handovers = handovers;
    }

    @GetMapping("/handovers")
    String form(@RequestParam(required = false) String from, Model model) {
        return page(new HandoverOrder(from, null, null), model);
    }

    @PostMapping("/handovers")
    String handOver(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false) List<String> to,
            @RequestParam(required = false) String toGroup,
            @RequestParam(name = "do", defaultValue = "preview") String step,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var order = new HandoverOrder(from, to, toGroup);
        try {
            if (step.equals("apply")) {
                handovers.apply(order);
                flash.addFlashAttribute("notice", "handover.done");
                return "redirect:/handovers";
            }
            model.addAttribute("preview", handovers.preview(order));
        } catch (ProblemException e) {
            response.setStatus(e.status().value());
            model.addAttribute("fault", e.status() == HttpStatus.FORBIDDEN ? "not-yours" : fault(order));
        } catch (ConstraintViolationException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("fault", "from");
        }
        return page(order, model);
    }

    private static String fault(HandoverOrder order) {
        return order.to().isEmpty() == (order.toGroup() == null) ? "either" : "taker";
    }

    private String page(HandoverOrder order, Model model) {
        var staff = handovers.staff();
        model.addAttribute("order", order);
        model.addAttribute("staff", staff.stream().map(Staff::name).toList());
        var groups = new TreeSet<String>();
        staff.forEach(one -> groups.addAll(one.groups()));
        model.addAttribute("groups", groups);
        model.addAttribute("handovers", handovers.latest());
        return "desk/handovers";
    }
}
