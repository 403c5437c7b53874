package io.careflow.messaging.web;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagePreview;
import io.careflow.messaging.MessagePreviews;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages as they would be sent; nothing is sent and nothing is kept. */
@RestController
@RequestMapping("/api/messages/preview")
@PreAuthorize("hasAnyRole('LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Messages")
class MessagePreviewController {

    private final MessagePreviews previews;

    MessagePreviewController(MessagePreviews previews) {
        this.previews = previews;
    }

    /** What is to be looked at: a template by its name, or a text. */
    record Order(
            @NotNull Channel channel,

            @Schema(description = "Name of a template, complaint-response; either this or text")
            String template,

            @Schema(description = "A text in Mustache that is no template yet; either this or template")
            @Size(max = 20_000)
            String text,

            @Schema(description = "Language tag, zh-CN; the next best translation is taken") @NotBlank
            String locale,

            @Schema(description = "The values of the variables, by name")
            Map<String, Object> variables) {

        Order {
            variables = variables == null ? Map.of() : variables;
        }
    }

    @PostMapping
    @Operation(
            summary = "A message as it would be sent",
            description =
                    "Subject, text and HTML of an e-mail; text, encoding (GSM-7 or UCS-2), characters and segments of"
                            + " an SMS. 422 names the variable that is missing, or what is wrong with the template.")
    MessagePreview preview(@Valid @RequestBody Order order) {
        if ((order.template() == null) == (order.text() == null)) {
            throw ProblemException.invalid("template", "either template or text must be given, and not both");
        }
        return order.text() == null
                ? previews.ofTemplate(order.channel(), order.template(), order.locale(), order.variables())
                : previews.ofText(order.channel(), order.text(), order.variables());
    }
}
