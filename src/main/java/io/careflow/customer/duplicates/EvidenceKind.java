package io.careflow.customer.duplicates;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What speaks for two records being of one customer, or against it. */
public enum EvidenceKind {
    /** The same e-mail address. */
    EMAIL(60),
    /** The same phone number. */
    PHONE(50),
    /** The same id in a social network. */
    SOCIAL(50),
    /** The same name, whichever way it is written. */
    NAME(30),
    /** A name that differs by a slip of the pen. */
    SIMILAR_NAME(15),
    COMPANY(20),
    BIRTHDAY(25),
    ADDRESS(25),
    /** Both birthdays are known and are not the same: parents and children share phones and names. */
    OTHER_BIRTHDAY(-30);

    private final int usualPoints;

    EvidenceKind(int usualPoints) {
        this.usualPoints = usualPoints;
    }

    /** What it counts unless it is configured otherwise. */
    int usualPoints() {
        return usualPoints;
    }

    /** As it is stored and shown: {@code similar-name}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
