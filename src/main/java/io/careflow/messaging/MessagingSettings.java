package io.careflow.messaging;

import io.careflow.platform.StartFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave.
 *
 * @param instance name under which this process claims messages: the same after a restart, another in every process
 *     that runs at the same time; by default host and port
 * @param poll how often to look for due messages besides being told, in real time
 * @param concurrency how many messages of one channel are given to the provider at once
 * @param lease after how long the claim of another process counts as abandoned
 * @param giveUpAfter how long after it was planned a message is still tried
 * @param whenUnknown by template name, what to do with a message whose outcome nobody knows; where nothing is said, an
 *     e-mail is sent again (its Message-ID shows the copy) and an SMS is held
 * @param perSecond by channel, how many messages its provider is given in a second by all instances together, at most;
 *     as many as it takes where nothing is said
 * @param longestRetryAfter how long a provider that asks for patience is left alone at most
 */
@ConfigurationProperties("careflow.messaging")
public record MessagingSettings(
        String instance,
        @DefaultValue("PT2S") Duration poll,
        @DefaultValue("8") int concurrency,
        @DefaultValue("PT10M") Duration lease,
        @DefaultValue("P3D") Duration giveUpAfter,
        Map<String, WhenUnknown> whenUnknown,
        Map<Channel, Integer> perSecond,
        @DefaultValue("PT1H") Duration longestRetryAfter) {

    public MessagingSettings {
        instance = instance == null || instance.isBlank() ? host() : instance;
        whenUnknown = whenUnknown == null ? Map.of() : Map.copyOf(whenUnknown);
        perSecond = perSecond == null ? Map.of() : Map.copyOf(perSecond);
        perSecond.forEach((channel, most) -> {
            if (most < 1) {
                throw new StartFailure("careflow.messaging.per-second." + channel + " must be 1 or more: " + most);
            }
        });
    }

    /** How long a provider is left alone that asks for so long; null for null. */
    public Duration retryAfter(Duration asked) {
        return asked == null || asked.compareTo(longestRetryAfter) < 0 ? asked : longestRetryAfter;
    }

    /** What to do with a message that may or may not have been sent. */
    public enum WhenUnknown {
        /** Send it (perhaps again): getting it twice is better than never. */
        RESEND,
        /** Leave it to a person. */
        HOLD
    }

    /** The policy of a template on a channel. */
    public WhenUnknown whenUnknown(Channel channel, String template) {
        return whenUnknown.getOrDefault(template, channel == Channel.EMAIL ? WhenUnknown.RESEND : WhenUnknown.HOLD);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
