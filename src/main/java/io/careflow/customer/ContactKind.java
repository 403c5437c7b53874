package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what a customer can be reached. */
public enum ContactKind {
    EMAIL,
    PHONE,
    WECHAT,
    WHATSAPP,
    QQ,
    WEIBO,
    LINE,
    TELEGRAM,
    FACEBOOK,
    INSTAGRAM;

    /** As it is stored and shown: {@code wechat}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static ContactKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
