package io.careflow.customer;

import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The standard notation of each kind of contact. */
@Component
public class ContactStandard {

    // https://weixin.qq.com: 6 to 20 letters, digits, underscores and hyphens, beginning with a letter.
    private static final Pattern WECHAT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{5,19}");
    private static final Pattern QQ = Pattern.compile("[1-9][0-9]{4,10}");
    private static final Pattern HANDLE = Pattern.compile("@?(\\S{1,100})");

    private final PhoneNumbers numbers;
    private final Validator validator;

    ContactStandard(PhoneNumbers numbers, Validator validator) {
        this.numbers = numbers;
        this.validator = validator;
    }

    /** A contact in its standard notation; empty when it is none of its kind. */
    Optional<String> of(ContactKind kind, String given) {
        return switch (kind) {
            case PHONE, WHATSAPP -> numbers.e164(given);
            case EMAIL ->
                validator.validateValue(NewCustomer.class, "email", given).isEmpty()
                        ? Optional.of(given)
                        : Optional.empty();
            case WECHAT -> matching(WECHAT, given);
            case QQ -> matching(QQ, given);
            default -> {
                var handle = HANDLE.matcher(given);
                yield handle.matches() ? Optional.of(handle.group(1)) : Optional.empty();
            }
        };
    }

    /** Whether two notations mean the same contact. */
    public boolean areSame(ContactKind kind, String one, String other) {
        return compared(kind, of(kind, one).orElse(one))
                .equals(compared(kind, of(kind, other).orElse(other)));
    }

    /** The form in which contacts of a kind are equal. */
    static String compared(Contact contact) {
        return contact.validity() == Validity.MALFORMED
                ? contact.value().toLowerCase(Locale.ROOT)
                : compared(contact.kind(), contact.value());
    }

    /** The form in which standardised contacts of a kind are equal. */
    static String compared(ContactKind kind, String standard) {
        return kind == ContactKind.EMAIL ? EmailAddress.key(standard) : standard.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> matching(Pattern pattern, String given) {
        return pattern.matcher(given).matches() ? Optional.of(given) : Optional.empty();
    }
}
