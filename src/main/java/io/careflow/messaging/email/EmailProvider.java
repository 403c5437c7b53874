package io.careflow.messaging.email;

import io.careflow.customer.Customer;
import io.careflow.messaging.Channel;
import io.careflow.messaging.dispatch.Outcome;
import io.careflow.messaging.dispatch.Outgoing;
import io.careflow.messaging.dispatch.Provider;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.springframework.stereotype.Component;

/** The configured mail server. */
@Component
class EmailProvider implements Provider {

    private final MailConnections connections;
    private final MailComposer composer;
    private final MailServices services = new MailServices(EmailProvider.class.getClassLoader());

    EmailProvider(MailConnections connections, MailComposer composer) {
        this.connections = connections;
        this.composer = composer;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String address(Customer customer) {
        return customer.email();
    }

    @Override
    public Outcome send(Outgoing message) {
        return services.during(() -> composeAndSend(message));
    }

    private Outcome composeAndSend(Outgoing message) {
        Mail mail;
        try {
            mail = composer.compose(connections.session(), message);
        } catch (AddressException e) {
            return Outcome.invalidAddress("invalid-address");
        } catch (MessagingException e) {
            return Outcome.refused("not-a-mail");
        }
        try {
            return handOver(mail);
        } catch (MessagingException e) {
            return SmtpFaults.outcome(e, mail.handedOver());
        }
    }

    private Outcome handOver(Mail mail) throws MessagingException {
        var connection = connections.take();
        try {
            connection.transport().sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            connections.drop(connection);
            throw e;
        }
        connections.keep(connection);
        return Outcome.accepted(mail.getMessageID());
    }
}
