package io.careflow.churn.web;

import io.careflow.churn.AtRisk;
import io.careflow.churn.ChurnRescues;
import io.careflow.churn.ChurnViews;
import io.careflow.churn.Rescue;
import io.careflow.churn.RescueOutcome;
import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Customers;
import io.careflow.desk.web.DeskPage;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is at risk, whose rescue is on, what is at stake and what was saved. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
class ChurnPage {

    private final ChurnViews views;
    private final ChurnRescues rescues;
    private final Customers customers;
    private final CustomerVisibility visibility;
    private final AuditTrail audit;

    ChurnPage(
            ChurnViews views,
            ChurnRescues rescues,
            Customers customers,
            CustomerVisibility visibility,
            AuditTrail audit) {
        this.views = views;
        this.rescues = rescues;
        this.customers = customers;
        this.visibility = visibility;
        this.audit = audit;
    }

    @GetMapping("/churn")
    String risks(
            @RequestParam(required = false) String risk,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var list = views.risks(given(risk), given(reason), page);
        model.addAttribute("list", list);
        model.addAttribute("risk", given(risk));
        model.addAttribute("reason", given(reason));
        model.addAttribute(
                "names", names(list.items().stream().map(AtRisk::customerId).toList()));
        if (part) {
            return "desk/churn :: risks";
        }
        model.addAttribute("figures", views.figures());
        return "desk/churn";
    }

    @GetMapping("/churn/rescues")
    String rescues(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var list = views.rescues(ChurnController.status(given(status)), null, page);
        model.addAttribute("list", list);
        model.addAttribute("status", given(status));
        model.addAttribute(
                "names", names(list.items().stream().map(Rescue::customerId).toList()));
        if (part) {
            return "desk/rescues :: rescues";
        }
        model.addAttribute("figures", views.figures());
        return "desk/rescues";
    }

    /** One customer: how likely they are to leave and why, and their rescues; the panel alone for their page. */
    @GetMapping("/churn/customers/{id}")
    String customer(
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var customer = visibility.standing(id);
        audit.record("read-churn", "customer", customer.toString());
        model.addAttribute("customerId", customer);
        model.addAttribute("name", names(List.of(customer)).getOrDefault(customer, shortId(customer)));
        model.addAttribute("told", views.risk(customer).orElse(null));
        model.addAttribute("history", views.history(customer));
        model.addAttribute("rescues", views.rescues(null, customer, null).items());
        return part ? "desk/churn-customer :: panel" : "desk/churn-customer";
    }

    @PostMapping("/churn/rescues/{id}/answer")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    String answer(
            @PathVariable UUID id,
            @RequestParam String outcome,
            @RequestParam(required = false) String leavingReason,
            RedirectAttributes flash) {
        var customer = views.rescue(id).customerId();
        try {
            rescues.answer(
                    id,
                    outcome.equals("accepted") ? RescueOutcome.ACCEPTED : RescueOutcome.DECLINED,
                    given(leavingReason));
            audit.record("answer", "rescue", id.toString());
            flash.addFlashAttribute("notice", "rescue.answered");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/churn/customers/" + customer;
    }

    /** Null for nothing chosen. */
    private static String given(String choice) {
        return choice == null || choice.isBlank() ? null : choice;
    }

    /** Of those who may not see people, the end of the id: its beginning is the time, which many share. */
    private Map<UUID, String> names(Collection<UUID> of) {
        return Staff.current().seesPeople()
                ? customers.names(Set.copyOf(of))
                : of.stream().distinct().collect(Collectors.toMap(id -> id, ChurnPage::shortId));
    }

    private static String shortId(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - 8);
    }
}
