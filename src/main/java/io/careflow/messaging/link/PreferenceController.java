package io.careflow.messaging.link;

import io.careflow.customer.Customer;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.NewStatement;
import io.careflow.messaging.link.PreferenceChoices.Holder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where customers say what they want to be told and how, by a link that is good for one saving. */
@RestController
@RequestMapping("/preferences/{token}")
@Tag(name = "Customers' links")
class PreferenceController {

    private static final String NONE = "none";

    private final Links links;
    private final PreferenceChoices choices;
    private final PublicPages pages;
    private final MessageSource texts;

    PreferenceController(Links links, PreferenceChoices choices, PublicPages pages, MessageSource texts) {
        this.links = links;
        this.choices = choices;
        this.pages = pages;
        this.texts = texts;
    }

    @GetMapping
    @Operation(
            summary = "The page on which a customer says what they want to be told",
            description =
                    "Changes nothing and may be looked at often. What was saved is shown for half an hour. 404 for a"
                            + " link that we did not make, 410 for one that has ended or with which something was saved.")
    ResponseEntity<String> show(
            @PathVariable String token, @RequestParam(required = false) String lang, Locale browser) {
        return withHolder(
                token,
                lang,
                browser,
                (link, asked) -> options("preferences", asked),
                (holder, asked) ->
                        choices.savedLately(holder) ? options("preferences-saved", asked) : used(asked.language()));
    }

    @PostMapping
    @Operation(
            summary = "Save what a customer wants to be told",
            description = "Uses the link up. Holds at once, also for what waits to be sent. Only what differs from what"
                    + " was shown is recorded; opting in is kept with the text that was shown.")
    ResponseEntity<String> save(
            @PathVariable String token,
            @RequestParam(required = false) String lang,
            @RequestParam(defaultValue = "") Set<String> shown,
            @RequestParam(defaultValue = "") Set<String> on,
            @RequestParam String save,
            Locale browser) {
        return withHolder(
                token,
                lang,
                browser,
                (link, asked) -> {
                    var wanted = save.equals(NONE) ? Set.<String>of() : on;
                    var before = save.equals(NONE) ? null : shown;
                    var said = said(choices.options(asked.customer()), before, wanted, link, asked.language());
                    return choices.save(link, asked.customer().id(), said)
                            ? options("preferences-saved", asked)
                            : used(asked.language());
                },
                (holder, asked) -> used(asked.language()));
    }

    /** What was changed on the page. @param shown what was on there; null where everything was refused in one go */
    private List<NewStatement> said(
            List<PreferenceOption> options, Set<String> shown, Set<String> wanted, UUID link, Locale language) {
        var said = new ArrayList<NewStatement>();
        for (var option : options) {
            var on = wanted.contains(option.key());
            if (shown == null || shown.contains(option.key()) != on) {
                said.add(new NewStatement(
                        option.channel(),
                        option.purpose(),
                        on ? ConsentState.OPTED_IN : ConsentState.OPTED_OUT,
                        null,
                        "preference-page",
                        proof(option, on, link, language)));
            }
        }
        return said;
    }

    /** The words that stood on the page, in the language in which they stood there. */
    private String proof(PreferenceOption option, boolean on, UUID link, Locale language) {
        var purpose = "preferences.purpose." + option.purpose().text();
        return "%s > %s: %s > %s: %s > %s (%s, link %s)"
                .formatted(
                        text("preferences.title", language),
                        text(purpose, language),
                        text(purpose + ".text", language),
                        text("preferences.channel." + option.channel().code(), language),
                        text(on ? "preferences.on" : "preferences.off", language),
                        text("preferences.save", language),
                        language.getLanguage(),
                        link);
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }

    private record Asked(Customer customer, Locale language) {}

    private ResponseEntity<String> withHolder(
            String token,
            String lang,
            Locale browser,
            BiFunction<UUID, Asked, ResponseEntity<String>> then,
            BiFunction<Holder, Asked, ResponseEntity<String>> whenUsed) {
        var link = links.readPreferences(token);
        var holder = link.filter(found -> !found.expired()).flatMap(found -> choices.holder(found.id()));
        if (holder.isEmpty()) {
            var status = link.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
            return pages.useless(status, PublicPages.language(lang, browser));
        }
        var customer = holder.get().customer();
        var asked = new Asked(customer, PublicPages.language(lang, customer.locale()));
        return holder.get().usedAt() == null ? then.apply(link.get().id(), asked) : whenUsed.apply(holder.get(), asked);
    }

    private ResponseEntity<String> options(String page, Asked asked) {
        return pages.page(HttpStatus.OK, page, asked.language(), Map.of("options", choices.options(asked.customer())));
    }

    private ResponseEntity<String> used(Locale language) {
        return pages.page(HttpStatus.GONE, "useless", language, Map.of("used", true));
    }
}
