package io.careflow.messaging.link;

import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.messaging.link.LinkedMessages.LinkedMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Unsubscribing by the link of a message (RFC 8058). Looking at the page changes nothing: scanners follow links. */
@RestController
@RequestMapping("/u/{token}")
@Tag(name = "Customers' links")
class UnsubscribeController {

    private final Links links;
    private final LinkedMessages messages;
    private final Consents consents;
    private final PublicPages pages;

    UnsubscribeController(Links links, LinkedMessages messages, Consents consents, PublicPages pages) {
        this.links = links;
        this.messages = messages;
        this.consents = consents;
        this.pages = pages;
    }

    @GetMapping
    @Operation(
            summary = "The page to unsubscribe on",
            description = "Changes nothing. 404 for a link that we did not make, 410 for one that has ended.")
    ResponseEntity<String> ask(
            @PathVariable String token, @RequestParam(required = false) String lang, Locale browser) {
        return withMessage(token, lang, browser, (message, language) -> {
            var done = consents.state(message.customer().id(), message.channel(), message.purpose())
                    .filter(ConsentState.OPTED_OUT::equals)
                    .isPresent();
            return page(message, language, done);
        });
    }

    @PostMapping
    @Operation(
            summary = "Unsubscribe from messages of that purpose by that channel",
            description = "Needs no login, cookie or body; doing it again is fine. What waits to be sent is not sent."
                    + " 404 for a link that we did not make, 410 for one that has ended.")
    ResponseEntity<String> unsubscribe(
            @PathVariable String token, @RequestParam(required = false) String lang, Locale browser) {
        return withMessage(token, lang, browser, (message, language) -> {
            consents.record(message.customer().id(), List.of(optOut(message)));
            return page(message, language, true);
        });
    }

    private static NewStatement optOut(LinkedMessage message) {
        return new NewStatement(
                message.channel(),
                message.purpose(),
                ConsentState.OPTED_OUT,
                null,
                "unsubscribe-link",
                "Link of message " + message.id());
    }

    private ResponseEntity<String> withMessage(
            String token, String lang, Locale browser, BiFunction<LinkedMessage, Locale, ResponseEntity<String>> then) {
        var link = links.readUnsubscribe(token);
        var message = link.filter(found -> !found.expired()).flatMap(found -> messages.find(found.id()));
        return message.map(found -> then.apply(
                        found, PublicPages.language(lang, found.customer().locale())))
                .orElseGet(() -> pages.useless(
                        link.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND,
                        PublicPages.language(lang, browser)));
    }

    private ResponseEntity<String> page(LinkedMessage message, Locale language, boolean done) {
        return pages.page(
                HttpStatus.OK,
                "unsubscribe",
                language,
                Map.of(
                        "purpose", message.purpose().text(),
                        "channel", message.channel().code(),
                        "preferences", links.preferences(message.id(), message.plannedAt()),
                        "done", done));
    }
}
