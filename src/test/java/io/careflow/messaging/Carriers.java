package io.careflow.messaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A real mail server and a Twilio that answers as told, for every test of this module. */
public final class Carriers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final int MAIL_PORT = freePort();
    public static final GreenMail MAIL = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", "smtp"));
    public static final WireMockServer TWILIO = new WireMockServer(options().dynamicPort());

    static {
        MAIL.start();
        TWILIO.start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + MAIL_PORT,
                        "careflow.twilio.base-url=" + TWILIO.baseUrl())
                .applyTo(context);
    }

    /** Both work, and Twilio takes everything. */
    public static void reset() {
        if (!MAIL.isRunning()) {
            MAIL.start();
        }
        TWILIO.resetAll();
        TWILIO.stubFor(post(urlPathMatching("/2010-04-01/Accounts/.*/Messages.json"))
                .willReturn(
                        taken("SM{{randomValue length=32 type='HEXADECIMAL'}}").withTransformers("response-template")));
    }

    public static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> header(mail, "To").contains(address))
                .toList();
    }

    /** How many SMS Twilio was asked to send to the number. */
    public static int smsTo(String phone) {
        return TWILIO.findAll(
                        postRequestedFor(urlPathMatching(".*/Messages.json")).withRequestBody(containing(to(phone))))
                .size();
    }

    /** What Twilio answers when asked to send to the number. */
    public static void answer(String phone, ResponseDefinitionBuilder answer) {
        TWILIO.stubFor(post(urlPathMatching(".*/Messages.json"))
                .withRequestBody(containing(to(phone)))
                .willReturn(answer));
    }

    public static ResponseDefinitionBuilder taken() {
        return taken("SM00000000000000000000000000000001");
    }

    public static ResponseDefinitionBuilder taken(String sid) {
        return aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"sid\": \"%s\", \"status\": \"queued\"}".formatted(sid));
    }

    public static ResponseDefinitionBuilder refusal(int status, int code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"code\": %d, \"message\": \"no\", \"status\": %d}".formatted(code, status));
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return String.join(",", mail.getHeader(name));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(String phone) {
        return "To=" + URLEncoder.encode(phone, StandardCharsets.UTF_8) + "&";
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
