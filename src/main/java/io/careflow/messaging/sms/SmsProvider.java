package io.careflow.messaging.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.careflow.customer.Customer;
import io.careflow.messaging.Channel;
import io.careflow.messaging.dispatch.Outcome;
import io.careflow.messaging.dispatch.Outgoing;
import io.careflow.messaging.dispatch.Provider;
import io.careflow.platform.PublicUrl;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Twilio. */
@Component
@EnableConfigurationProperties(TwilioSettings.class)
class SmsProvider implements Provider {

    private final TwilioSettings settings;
    private final TwilioRestClient twilio;
    private final PublicUrl publicUrl;
    private volatile String accountFault;

    SmsProvider(TwilioSettings settings, PublicUrl publicUrl, Clock clock) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.twilio = new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
                .httpClient(new TwilioHttp(settings, clock))
                .build();
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String address(Customer customer) {
        return customer.phone();
    }

    @Override
    public Outcome send(Outgoing message) {
        var outcome = ask(message);
        if (TwilioFaults.isOurs(outcome)) {
            accountFault = outcome.detail();
        } else if (outcome.kind() == Outcome.Kind.ACCEPTED) {
            accountFault = null;
        }
        return outcome;
    }

    /** Why Twilio takes nothing from our account or sender, as the last message found; null when it does. */
    String accountFault() {
        return accountFault;
    }

    private Outcome ask(Outgoing message) {
        try {
            return Outcome.accepted(creator(message).create(twilio).getSid());
        } catch (TwilioUnavailable e) {
            return Outcome.unavailable("twilio-http-" + e.status(), e.retryAfter());
        } catch (TwilioSilence e) {
            return e.asked() ? Outcome.unclear("twilio-no-answer") : Outcome.unavailable("twilio-unreachable");
        } catch (ApiException e) {
            return TwilioFaults.outcome(e);
        }
    }

    private MessageCreator creator(Outgoing message) {
        var to = new PhoneNumber(message.address());
        var text = message.content().text();
        var creator = settings.messagingServiceSid() == null
                ? Message.creator(to, new PhoneNumber(settings.fromNumber()), text)
                : Message.creator(to, settings.messagingServiceSid(), text);
        publicUrl.of(TwilioStatusController.PATH + "/" + message.id()).ifPresent(creator::setStatusCallback);
        return creator;
    }
}
