package io.careflow.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.messaging.MessagingTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@MessagingTest
class MessagePreviewControllerTest {

    @LocalServerPort
    int port;

    private Api ops;

    @BeforeEach
    void login() {
        ops = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "ops");
    }

    @Test
    void anSmsIsShownWithWhatItCosts() {
        var answer = preview("""
                {"channel": "sms", "template": "test-notice", "locale": "zh-CN",
                 "variables": {"customerName": "王芳", "companyName": "云帆"}}""");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("channel", "text", "encoding", "characters", "segments");
        assertThat(json.get("text").asString()).isEqualTo("【云帆】王芳，您的投诉已受理。");
        assertThat(json.get("encoding").asString()).isEqualTo("UCS-2");
        assertThat(json.get("characters").asInt()).isEqualTo(15);
        assertThat(json.get("segments").asInt()).isEqualTo(1);
    }

    @Test
    void anEMailIsShownInAllItsPartsAndEscaped() {
        var json = preview("""
                        {"channel": "email", "template": "test-notice", "locale": "en-GB",
                         "variables": {"customerName": "<b>Eve</b>", "companyName": "A & B"}}""").json();
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("channel", "subject", "text", "html");
        assertThat(json.get("subject").asString()).startsWith("<b>Eve</b>");
        assertThat(json.get("text").asString()).contains("A & B");
        assertThat(json.get("html").asString())
                .contains("&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve");
    }

    @ParameterizedTest
    @CsvSource({"Hello {{name}}, GSM-7, 9, 1", "Hello {{name}} ^, GSM-7, 12, 1", "你好 {{name}}, UCS-2, 6, 1"})
    void aTextThatIsNoTemplateYetIsCountedToo(String text, String encoding, int characters, int segments) {
        var json = preview(
                        "{\"channel\": \"sms\", \"text\": \"%s\", \"locale\": \"en\", \"variables\": {\"name\": \"Eve\"}}"
                                .formatted(text))
                .json();
        assertThat(json.get("encoding").asString()).isEqualTo(encoding);
        assertThat(json.get("characters").asInt()).isEqualTo(characters);
        assertThat(json.get("segments").asInt()).isEqualTo(segments);
    }

    @Test
    void aMissingVariableIsNamed() {
        var answer = preview("""
                {"channel": "sms", "template": "test-notice", "locale": "en", "variables": {"companyName": "A"}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body()).contains("variables.customerName");
        var ofText = preview("{\"channel\": \"sms\", \"text\": \"Hello {{name}}\", \"locale\": \"en\"}");
        assertThat(ofText.status()).isEqualTo(422);
        assertThat(ofText.response().body()).contains("variables.name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\": \"sms\", \"template\": \"no-such-template\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"template\": \"../x\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"text\": \"{{#open}}\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"text\": \"{{name\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"text\": \"{{<layout}}{{/layout}}\", \"locale\": \"en\"}",
                "{\"channel\": \"email\", \"template\": \"test-unescaped\", \"locale\": \"zh\","
                        + " \"variables\": {\"customerName\": \"x\", \"companyName\": \"x\"}}",
            })
    void whatCannotBeFilledIsRefused(String order) {
        assertThat(preview(order).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"channel\": \"pigeon\", \"text\": \"x\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"text\": \"x\", \"template\": \"x\", \"locale\": \"en\"}",
                "{\"channel\": \"sms\", \"template\": \"test-notice\", \"locale\": \"no_locale_at_all!\"}",
            })
    void whatIsNoOrderIsRefused(String order) {
        assertThat(preview(order).status()).isEqualTo(400);
    }

    @Test
    void agentsNeedNoPreview() {
        assertThat(ops.as("agent")
                        .post("/api/messages/preview", "{\"channel\": \"sms\", \"text\": \"x\", \"locale\": \"en\"}")
                        .status())
                .isEqualTo(403);
    }

    private Api.Answer preview(String order) {
        return ops.post("/api/messages/preview", order);
    }
}
