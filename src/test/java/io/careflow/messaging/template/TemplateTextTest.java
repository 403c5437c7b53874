package io.careflow.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

    private static final String MESSAGE = "{{<layout}}\n{{$text}}\nDear {{name}}\n{{/text}}\n{{/layout}}\n";
    private static final Map<String, Object> EVE = Map.of("name", "<b>Eve</b>");

    @Test
    void aMessageFillsTheBlocksOfItsLayout() {
        var message = in("<p>\n{{$text}}\n{{/text}}\n</p>{{$end}}Bye{{/end}}");
        assertThat(message.html(EVE)).isEqualToIgnoringWhitespace("<p> Dear &lt;b&gt;Eve&lt;/b&gt; </p>Bye");
        assertThat(message.plain(EVE)).contains("Dear <b>Eve</b>");
    }

    @Test
    void aLayoutThatSwitchesEscapingOffIsRefused() {
        var message = in("{{$text}}{{/text}} {{{name}}}");
        assertThatThrownBy(() -> message.html(EVE))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("layout.html switches escaping off");
    }

    @Test
    void aLayoutThatDoesNotExistIsAFault() {
        var message = new TemplateText("message.html", MESSAGE, TemplateTextTest::missing);
        assertThatThrownBy(() -> message.html(EVE)).isInstanceOf(TemplateFault.class);
    }

    private static TemplateText in(String layout) {
        return new TemplateText(
                "message.html", MESSAGE, name -> new TemplateText(name + ".html", layout, TemplateTextTest::missing));
    }

    private static TemplateText missing(String name) {
        throw new TemplateFault(name + " does not exist");
    }
}
