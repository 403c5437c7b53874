package io.careflow.desk.web;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagePreview;
import io.careflow.messaging.MessagePreviews;
import io.careflow.messaging.WrittenTemplate;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Templates with example values, as customers would see them. Nothing is sent. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'OPS', 'ADMIN')")
class TemplatesPage {

    /** Before the names of variables in the form. */
    private static final String VARIABLE = "v.";

    /** A mail brings its styles with it; it loads nothing, runs nothing, and stands nowhere but in the desk. */
    private static final String POLICY_OF_MAILS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox";

    private final MessagePreviews previews;
    private final MessageSource messages;

    TemplatesPage(MessagePreviews previews, MessageSource messages) {
        this.previews = previews;
        this.messages = messages;
    }

    /**
     * What was chosen.
     *
     * @param template {@code sms/complaint-response}
     * @param language as its files are called: {@code zh}
     */
    record Choice(String template, String language) {

        Channel channel() {
            return Channel.of(template.split("/")[0]);
        }

        String name() {
            return template.split("/")[1];
        }
    }

    @GetMapping("/templates")
    String page(
            @RequestParam(required = false) String template,
            @RequestParam(required = false) String language,
            Model model,
            HttpServletResponse response,
            Locale reader) {
        return show(chosen(template, language, reader), name -> example(name, reader), model, response);
    }

    @PostMapping("/templates")
    String tryOut(
            @RequestParam String template,
            @RequestParam String language,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            Locale reader) {
        return show(
                chosen(template, language, reader),
                name -> typed.getOrDefault(VARIABLE + name, example(name, reader)),
                model,
                response);
    }

    /** The mail alone, for the frame in which it is shown. */
    @PostMapping("/templates/mail")
    ResponseEntity<String> mail(
            @RequestParam String template,
            @RequestParam String language,
            @RequestParam Map<String, String> typed,
            Locale reader) {
        var choice = chosen(template, language, reader);
        var mail = preview(choice, values(choice, name -> typed.getOrDefault(VARIABLE + name, "")));
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY_OF_MAILS)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(mail.html() == null ? "" : mail.html());
    }

    private String show(Choice choice, Function<String, String> values, Model model, HttpServletResponse response) {
        var all = previews.templates();
        model.addAttribute("choice", choice);
        model.addAttribute(
                "templates", all.stream().map(TemplatesPage::id).distinct().toList());
        model.addAttribute(
                "languages",
                all.stream().map(WrittenTemplate::locale).distinct().toList());
        model.addAttribute("refused", previews.refused());
        try {
            var filled = values(choice, values);
            model.addAttribute("values", filled);
            model.addAttribute("preview", preview(choice, filled));
        } catch (ProblemException e) {
            response.setStatus(e.status().value());
            model.addAttribute(
                    "faults", e.fields().stream().map(FieldProblem::message).toList());
        }
        return "desk/templates";
    }

    private Choice chosen(String template, String language, Locale reader) {
        var all = previews.templates();
        var one = all.stream()
                .filter(each -> template == null || id(each).equals(template))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such template."));
        var written = all.stream().map(WrittenTemplate::locale).toList();
        var wanted = language == null ? reader.getLanguage() : language;
        return new Choice(id(one), written.contains(wanted) ? wanted : one.locale());
    }

    private Map<String, String> values(Choice choice, Function<String, String> values) {
        var filled = new LinkedHashMap<String, String>();
        previews.variables(choice.channel(), choice.name(), choice.language())
                .forEach(name -> filled.put(name, values.apply(name)));
        return filled;
    }

    private MessagePreview preview(Choice choice, Map<String, String> values) {
        return previews.ofTemplate(choice.channel(), choice.name(), choice.language(), Map.copyOf(values));
    }

    private String example(String variable, Locale reader) {
        return messages.getMessage("template.example." + variable, null, variable, reader);
    }

    private static String id(WrittenTemplate template) {
        return template.channel() + "/" + template.name();
    }
}
