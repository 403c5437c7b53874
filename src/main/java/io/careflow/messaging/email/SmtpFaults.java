package io.careflow.messaging.email;

import io.careflow.messaging.dispatch.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What a failed attempt to hand over a mail means (RFC 5321, 4.2: 4yz is for now, 5yz is for good). */
final class SmtpFaults {

    private static final int LOWEST_REFUSAL = 400;
    private static final int LOWEST_FINAL = 500;
    private static final int SHUTTING_DOWN = 421;
    private static final int TOO_LARGE = 552;

    private SmtpFaults() {}

    /** @param handedOver whether the server was given any of the mail */
    static Outcome outcome(MessagingException fault, boolean handedOver) {
        if (find(fault, AuthenticationFailedException.class) != null) {
            return Outcome.unavailable("smtp-login");
        }
        var recipient = find(fault, SMTPAddressFailedException.class);
        if (recipient != null && recipient.getReturnCode() >= LOWEST_REFUSAL) {
            return answered(recipient.getReturnCode(), recipient.getMessage());
        }
        var send = find(fault, SMTPSendFailedException.class);
        if (send != null && send.getReturnCode() >= LOWEST_REFUSAL) {
            return ourAddress(send)
                    ? Outcome.unavailable("smtp-sender-" + send.getReturnCode())
                    : answered(send.getReturnCode(), send.getMessage());
        }
        return handedOver ? Outcome.unclear("smtp-no-answer") : Outcome.unavailable("smtp-unreachable");
    }

    /** Refusing the sender is about us and not about this customer: no mail is lost for it. */
    private static boolean ourAddress(SMTPSendFailedException fault) {
        return fault.getCommand().startsWith("MAIL") && fault.getReturnCode() != TOO_LARGE;
    }

    private static Outcome answered(int code, String answer) {
        if (code == SHUTTING_DOWN) {
            return Outcome.unavailable("smtp-421");
        }
        if (code < LOWEST_FINAL) {
            return Outcome.deferred("smtp-" + code);
        }
        var status = MailStatus.find(answer);
        return status.filter(MailStatus::meansNoSuchAddress).isPresent()
                ? Outcome.invalidAddress("smtp-" + status.get().code())
                : Outcome.refused("smtp-" + code);
    }

    private static <T extends Exception> T find(MessagingException fault, Class<T> type) {
        Exception each = fault;
        while (each != null) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            each = each instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return null;
    }
}
