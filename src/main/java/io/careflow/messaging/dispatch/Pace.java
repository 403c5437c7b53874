package io.careflow.messaging.dispatch;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a provider no more messages in a second than it takes, together with all other instances. */
final class Pace {

    private static final int BURSTS_PER_SECOND = 10;

    private final JdbcClient jdbc;
    private final Channel channel;
    /** Null for as many as it takes. */
    private final Integer perSecond;

    Pace(JdbcClient jdbc, Channel channel, MessagingSettings settings) {
        this.jdbc = jdbc;
        this.channel = channel;
        this.perSecond = settings.perSecond().get(channel);
    }

    /** Whether the provider is given only so many in a second. */
    boolean isLimited() {
        return perSecond != null;
    }

    /** How many messages may be given to the provider now, of as many as are wanted. They count as given. */
    int take(int most) {
        if (perSecond == null) {
            return most;
        }
        // What may come at once and what a second brings are together no more than the limit, in whichever second.
        var burst = Math.max(1, perSecond / BURSTS_PER_SECOND);
        return jdbc.sql("select take_message_pace(?, ?, ?, ?)")
                .params(channel.text(), most, (double) (perSecond - burst + 1), (double) burst)
                .query(Integer.class)
                .single();
    }

    /** Fewer were given to it than were taken. */
    void giveBack(int unused) {
        if (perSecond != null && unused > 0) {
            jdbc.sql("update message_pace set tokens = tokens + ? where channel = ?")
                    .params(unused, channel.text())
                    .update();
        }
    }

    /** After how long one more may be given to it, about. */
    Duration pause() {
        return perSecond == null ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(perSecond);
    }
}
