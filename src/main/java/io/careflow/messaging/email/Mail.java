package io.careflow.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail whose Message-ID is the ledger's id, so that a copy can be told, and that knows whether it was on its way. */
final class Mail extends MimeMessage {

    private final String messageId;
    private boolean handedOver;

    Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, without);
    }

    /** Whether the server was given any of it: from then on, silence does not mean that it was not taken. */
    boolean handedOver() {
        return handedOver;
    }
}
