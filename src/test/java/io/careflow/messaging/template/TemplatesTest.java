package io.careflow.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MessagingTest
class TemplatesTest {

    private static final Map<String, Object> VARIABLES = Map.of("customerName", "王芳", "companyName", "云帆");

    @Autowired
    Templates templates;

    @ParameterizedTest
    @CsvSource({
        "zh-CN,      您的投诉已受理",
        "zh-Hans-CN, 您的投诉已受理",
        "en,         we have your complaint",
        "en-GB,      we have your complaint",
        "fr-FR,      您的投诉已受理",
        "zh,         您的投诉已受理",
    })
    void aTemplateSpeaksTheCustomersLanguageOrTheNextBest(String locale, String said) {
        assertThat(fill(Channel.SMS, "test-notice", locale).text()).contains(said);
    }

    @Test
    void anSmsIsItsTextAlone() {
        assertThat(fill(Channel.SMS, "test-notice", "zh-CN")).isEqualTo(Content.of("【云帆】王芳，您的投诉已受理。"));
    }

    @Test
    void aHostileNameIsEscapedInHtmlAndStaysAsItIsInText() {
        var variables = Map.<String, Object>of("customerName", "<script>alert('x')</script>", "companyName", "A & B");
        var mail = templates.fill(Channel.EMAIL, "test-notice", Locale.ENGLISH, variables);
        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assertThat(mail.text()).contains("<script>alert('x')</script>").contains("A & B");
        assertThat(mail.subject()).startsWith("<script>alert('x')</script>");
    }

    @Test
    void aVariableThatNobodyOffersIsNamed() {
        assertThatThrownBy(() -> fill(Channel.SMS, "test-broken", "zh-CN"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("templates/sms/test-broken/zh-CN.txt")
                .hasMessageContaining("'nobodyOffersThis'");
    }

    @Test
    void aTemplateThatSwitchesEscapingOffIsRefused() {
        assertThatThrownBy(() -> fill(Channel.EMAIL, "test-unescaped", "zh-CN"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("switches escaping off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-template", "../../email/test-notice", "", "Test-Notice"})
    void aTemplateThatDoesNotExistIsAFault(String name) {
        assertThatThrownBy(() -> fill(Channel.SMS, name, "zh-CN")).isInstanceOf(TemplateFault.class);
    }

    @Test
    void imagesThatAMailShowsComeWithItAndAMissingOneIsNamed() {
        assertThat(fill(Channel.EMAIL, "test-picture", "zh-CN").images())
                .singleElement()
                .satisfies(image -> {
                    assertThat(image.name()).isEqualTo("logo.png");
                    assertThat(image.mediaType()).isEqualTo("image/png");
                    assertThat(image.content()).startsWith(0x89, 'P', 'N', 'G');
                });
        assertThatThrownBy(() -> fill(Channel.EMAIL, "test-no-picture", "zh-CN"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("missing.png");
    }

    private Content fill(Channel channel, String template, String locale) {
        return templates.fill(channel, template, Locale.forLanguageTag(locale), VARIABLES);
    }
}
