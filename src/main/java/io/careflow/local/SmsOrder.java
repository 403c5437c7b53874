package io.careflow.local;

import io.careflow.messaging.sms.SmsText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to send an SMS, as Twilio gets it, with Twilio's numbers for trying out refusals.
 *
 * @see <a href="https://www.twilio.com/docs/iam/test-credentials">Twilio's magic numbers</a>
 */
record SmsOrder(Map<String, String> form) {

    private static final int LONGEST_BODY = 1600;
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

    /** Why Twilio would not take it. */
    Optional<TwilioAnswer> refusal() {
        if (to().isEmpty()) {
            return refused(21604, "A 'To' phone number is required.");
        }
        if (from().isEmpty() && service().isEmpty()) {
            return refused(21603, "A 'From' phone number is required.");
        }
        if (body().isEmpty()) {
            return refused(21602, "Message body is required.");
        }
        if (body().length() > LONGEST_BODY) {
            return refused(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        return refusedSender().or(this::refusedRecipient);
    }

    private Optional<TwilioAnswer> refusedSender() {
        return switch (from()) {
            case "+15005550001" -> refused(21212, "The 'From' number " + from() + " is not a valid phone number");
            case "+15005550007" -> refused(21606, "The 'From' phone number " + from() + " is not your number");
            case "+15005550008" -> refused(21611, "The 'From' number " + from() + " has a full message queue");
            default -> Optional.empty();
        };
    }

    private Optional<TwilioAnswer> refusedRecipient() {
        if (!to().matches("\\+[1-9]\\d{6,14}") || to().equals("+15005550001")) {
            return refused(21211, "The 'To' number " + to() + " is not a valid phone number.");
        }
        return switch (to()) {
            case "+15005550002" -> refused(21612, "The 'To' number " + to() + " cannot be reached from this sender");
            case "+15005550003" -> refused(21408, "Permission to send an SMS has not been enabled for this region");
            case "+15005550004" -> refused(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" -> refused(21614, "'To' number " + to() + " is not a mobile number");
            default -> Optional.empty();
        };
    }

    /** The message as Twilio describes it when it has taken it. */
    Map<String, Object> message(String account, Instant now) {
        var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        var message = new LinkedHashMap<String, Object>();
        message.put("account_sid", account);
        message.put("api_version", "2010-04-01");
        message.put("body", body());
        message.put("date_created", RFC_2822.format(now.atOffset(ZoneOffset.UTC)));
        message.put("date_sent", null);
        message.put("date_updated", RFC_2822.format(now.atOffset(ZoneOffset.UTC)));
        message.put("direction", "outbound-api");
        message.put("error_code", null);
        message.put("error_message", null);
        message.put("from", from().isEmpty() ? null : from());
        message.put("messaging_service_sid", service().isEmpty() ? null : service());
        message.put("num_media", "0");
        message.put("num_segments", Integer.toString(SmsText.of(body()).segments()));
        message.put("price", null);
        message.put("price_unit", "USD");
        message.put("sid", sid);
        message.put("status", service().isEmpty() ? "queued" : "accepted");
        message.put("subresource_uris", Map.of());
        message.put("to", to());
        message.put("uri", "/2010-04-01/Accounts/" + account + "/Messages/" + sid + ".json");
        return message;
    }

    private static Optional<TwilioAnswer> refused(int code, String message) {
        return Optional.of(TwilioAnswer.error(400, code, message));
    }

    /** Where whoever sends it wants to be told what became of it; null for nowhere. */
    String statusCallback() {
        return form.get("StatusCallback");
    }

    String to() {
        return form.getOrDefault("To", "");
    }

    private String from() {
        return form.getOrDefault("From", "");
    }

    private String service() {
        return form.getOrDefault("MessagingServiceSid", "");
    }

    private String body() {
        return form.getOrDefault("Body", "");
    }
}
