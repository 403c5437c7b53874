package io.careflow.messaging.email;

import io.careflow.platform.StartFailure;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who mails come from; how they leave is said by {@code spring.mail}.
 *
 * @param from address, with or without a name: {@code Customer care <care@example.com>}
 */
@ConfigurationProperties("careflow.mail")
record MailSettings(
        @DefaultValue("careflow <no-reply@careflow.invalid>")
        String from) {

    MailSettings {
        parse(from);
    }

    InternetAddress sender() {
        return parse(from);
    }

    /** What comes after the @ of the sender and of Message-IDs. */
    String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress parse(String from) {
        try {
            var address = new InternetAddress(from, true);
            address.setPersonal(address.getPersonal(), "UTF-8");
            return address;
        } catch (AddressException | java.io.UnsupportedEncodingException e) {
            throw new StartFailure("careflow.mail.from is no mail address: " + from, e);
        }
    }
}
