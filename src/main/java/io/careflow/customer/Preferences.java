package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.OneLine;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a customer prefers.
 *
 * @param channel how they like to be reached: {@code email}, {@code sms}, {@code phone}, {@code wechat}; null for no matter
 * @param products what they like; never null
 * @param service how they like to be served, in words; null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Preferences(
        @Pattern(
                regexp = "email|sms|phone|wechat|whatsapp|visit|letter",
                message = "is none of email, sms, phone, wechat, whatsapp, visit, letter")
        String channel,

        @Size(max = 50) List<@OneLine @Size(max = 200) String> products,

        @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "must be text")
        String service) {

    /** Nothing is known. */
    public static final Preferences NONE = new Preferences(null, List.of(), null);

    public Preferences {
        products = products == null ? List.of() : List.copyOf(products);
    }
}
