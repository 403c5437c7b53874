package io.careflow.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

    private static final String MESSAGE = "{{<layout}}\n{{$text}}\nDear {{name}}\n{{/text}}\n{{/layout}}\n";
    private static final Map<String, Object> EVE = Map.of("name", "<b>Eve</b>");

    @Test
    void aMessageFillsTheBlocksOfItsLayout() {
        var layout = "<p>\n{{$text}}\n{{/text}}\n</p>{{$end}}Bye{{/end}}";
        assertThat(html(layout).fill(EVE)).isEqualToIgnoringWhitespace("<p> Dear &lt;b&gt;Eve&lt;/b&gt; </p>Bye");
        assertThat(TemplateText.plain("message.txt", MESSAGE, name -> layout).fill(EVE))
                .contains("Dear <b>Eve</b>");
    }

    @Test
    void aLayoutThatSwitchesEscapingOffIsRefused() {
        assertThatThrownBy(() -> html("{{$text}}{{/text}} {{{name}}}").fill(EVE))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("layout")
                .hasMessageContaining("switches escaping off");
    }

    @Test
    void aLayoutThatDoesNotExistIsAFault() {
        assertThatThrownBy(() -> TemplateText.html("message.html", MESSAGE, TemplateTextTest::missing)
                        .fill(EVE))
                .isInstanceOf(TemplateFault.class);
    }

    @Test
    void theVariablesOfTheMessageAndItsLayoutAreKnown() {
        var names = new LinkedHashSet<String>();
        html("{{company}}{{#phone}} · {{phone}}{{/phone}}{{$text}}{{/text}}").collect(names);
        assertThat(names).containsExactlyInAnyOrder("name", "company", "phone");
    }

    private static TemplateText html(String layout) {
        return TemplateText.html("message.html", MESSAGE, name -> layout);
    }

    private static String missing(String name) {
        throw new TemplateFault(name + " does not exist");
    }
}
