package io.careflow.messaging.link;

import io.careflow.customer.consent.Purpose;
import io.careflow.platform.PublicUrl;
import io.careflow.platform.protection.LinkTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The links of messages. The same message has the same links, however often it is written. */
@Component
@EnableConfigurationProperties(LinkSettings.class)
public class Links {

    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String PREFERENCES = "preferences";
    private static final Pattern TOKEN = Pattern.compile("(https?://[^\\s\"<>]*/)[A-Za-z0-9_-]{40,}");

    private final LinkTokens tokens;
    private final LinkSettings settings;
    private final PublicUrl address;
    private final String thisMachine;

    Links(LinkTokens tokens, LinkSettings settings, PublicUrl address, @Value("${server.port:8080}") String port) {
        this.tokens = tokens;
        this.settings = settings;
        this.address = address;
        this.thisMachine = "http://localhost:" + port;
    }

    /**
     * Where who got a message says that they want no more like it.
     *
     * @param since when the message was planned
     */
    public String unsubscribe(UUID message, Instant since) {
        return link("/u/", UNSUBSCRIBE, message, since, settings.unsubscribeFor());
    }

    /**
     * Where a customer says what they want to be told.
     *
     * @param id of a message to them, or of a link that was made for them
     * @param since when that was made
     */
    public String preferences(UUID id, Instant since) {
        return link("/preferences/", PREFERENCES, id, since, settings.preferencesFor());
    }

    /** From when on a link to the preferences of that age is good for nothing. */
    public Instant preferencesEnd(Instant since) {
        return since.plus(settings.preferencesFor());
    }

    /** What templates may say: {@code unsubscribeUrl, preferencesUrl}; empty texts in what customers cannot do without. */
    public Map<String, Object> variables(UUID message, Purpose purpose, Instant since) {
        return purpose == Purpose.SERVICE
                ? Map.of("unsubscribeUrl", "", "preferencesUrl", "")
                : Map.of("unsubscribeUrl", unsubscribe(message, since), "preferencesUrl", preferences(message, since));
    }

    /**
     * Where a customer does what another module offers by a link.
     *
     * @param path where the token is appended: {@code /s/}
     * @param use what the token is good for, and nothing else
     * @param id names nobody and cannot be guessed
     * @param ends from when on the link is good for nothing
     */
    public String to(String path, String use, UUID id, Instant ends) {
        var link = path + tokens.sign(use, id, ends);
        return address.of(link).map(URI::toString).orElse(thisMachine + link);
    }

    /** What a token of {@link #to} says; empty when we did not make it for this use. */
    public Optional<LinkTokens.Link> read(String use, String token) {
        return tokens.read(use, token);
    }

    /** The same text for those who keep it: nobody but who got it is to do by its links what they are good for. */
    public static String withoutTokens(String text) {
        return TOKEN.matcher(text).replaceAll("$1…");
    }

    Optional<LinkTokens.Link> readUnsubscribe(String token) {
        return tokens.read(UNSUBSCRIBE, token);
    }

    Optional<LinkTokens.Link> readPreferences(String token) {
        return tokens.read(PREFERENCES, token);
    }

    private String link(String path, String use, UUID id, Instant since, Duration good) {
        return to(path, use, id, since.plus(good));
    }
}
