package io.careflow.customer;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/** How two e-mail addresses are compared. */
final class EmailAddress {

    private EmailAddress() {}

    /**
     * The form in which equal addresses are equal: no case, composed characters, the domain in its ASCII form. Local
     * parts are case-sensitive by RFC 5321 and nowhere in practice; dots and tags in them belong to the address.
     *
     * @param typed a valid address; may be null
     * @return null for null
     */
    static String key(String typed) {
        if (typed == null) {
            return null;
        }
        var plain = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        var at = plain.lastIndexOf('@');
        var domain = IDN.toASCII(plain.substring(at + 1), IDN.ALLOW_UNASSIGNED);
        return (plain.substring(0, at) + "@" + domain).toLowerCase(Locale.ROOT);
    }
}
