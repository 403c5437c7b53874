package io.careflow.messaging.link;

import io.careflow.messaging.template.CompanySettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Pages for customers: in their language, with the company's name, and without anything of the desk's. */
@Component
public class PublicPages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final ITemplateEngine engine;
    private final CompanySettings company;

    PublicPages(ITemplateEngine engine, CompanySettings company) {
        this.engine = engine;
        this.company = company;
    }

    /**
     * A page.
     *
     * @param template below {@code templates/public}
     * @param language the customer's, or what they chose instead
     */
    public ResponseEntity<String> page(HttpStatus status, String template, Locale language, Map<String, Object> model) {
        var context = new Context(language, model);
        context.setVariable("company", company);
        return ResponseEntity.status(status).contentType(HTML).body(engine.process("public/" + template, context));
    }

    /** The page for a link that is good for nothing, without a word about anybody. */
    public ResponseEntity<String> useless(HttpStatus status, Locale language) {
        return page(status, "useless", language, Map.of("used", false));
    }

    /**
     * Chinese or English.
     *
     * @param chosen on the page; null for no choice
     * @param otherwise where they did not choose
     */
    public static Locale language(String chosen, Locale otherwise) {
        var wanted = chosen != null && List.of("zh", "en").contains(chosen) ? chosen : otherwise.getLanguage();
        return wanted.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
