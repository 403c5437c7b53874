package io.careflow.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.careflow.messaging.Channel;
import io.careflow.messaging.RefusedTemplate;
import io.careflow.messaging.WrittenTemplate;
import io.careflow.platform.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** Operations edit templates while messages are sent. */
@ResourceLock(Resources.SYSTEM_OUT)
class EditedTemplatesTest {

    private static final Map<String, Object> VARIABLES = Map.of("name", "Eve");

    @TempDir
    Path models;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(KeptTranslation.class);
    private Templates templates;

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(logged);
    }

    @BeforeEach
    void twoTemplates() throws IOException {
        write("sms/reminder/en.txt", "Dear {{name}}");
        write("email/reminder/en.txt", "Dear {{name}}");
        write("email/reminder/en.subject", "To {{name}}");
        write("email/reminder/en.html", "{{<layout}}{{$text}}Dear {{name}}{{/text}}{{/layout}}");
        write("email/layout/en.html", "<p>{{$text}}{{/text}}</p>");
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("careflow.models", models.toString()));
            context.register(ModelFiles.class);
            context.refresh();
            templates = new Templates(context.getBean(ModelFiles.class), "en");
        }
        assertThat(sms()).isEqualTo("Dear Eve");
        assertThat(mail()).isEqualTo("<p>Dear Eve</p>");
    }

    @Test
    void anEditedFileIsUsedAtTheNextMessage() throws IOException {
        write("sms/reminder/en.txt", "Hello {{name}}");
        write("email/layout/en.html", "<div>{{$text}}{{/text}}</div>");
        assertThat(sms()).isEqualTo("Hello Eve");
        assertThat(mail()).isEqualTo("<div>Dear Eve</div>");
        assertThat(templates.refused()).isEmpty();
    }

    @Test
    void aBrokenFileIsRefusedWithOneWarningAndTheLastGoodOneKept() throws IOException {
        write("sms/reminder/en.txt", "Hello {{name");
        assertThat(sms()).isEqualTo("Dear Eve");
        assertThat(sms()).isEqualTo("Dear Eve");
        assertThat(templates.refused()).singleElement().satisfies(refused -> assertThat(refused.fault())
                .contains("templates/sms/reminder/en.txt is malformed"));
        assertThat(logged.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).contains("cannot be used; messages are made as before");
        });
        assertThatThrownBy(() -> templates.preview(Channel.SMS, "reminder", Locale.ENGLISH, VARIABLES))
                .isInstanceOf(TemplateFault.class);

        write("sms/reminder/en.txt", "Hello {{name}}");
        assertThat(sms()).isEqualTo("Hello Eve");
        assertThat(templates.refused()).isEmpty();
    }

    @Test
    void aVariableThatNobodyOffersEscapingSwitchedOffAndALostFileAreRefusedToo() throws IOException {
        write("sms/reminder/en.txt", "Dear {{nmae}}");
        assertThat(sms()).isEqualTo("Dear Eve");
        write("email/layout/en.html", "<p>{{$text}}{{/text}}{{{name}}}</p>");
        assertThat(mail()).isEqualTo("<p>Dear Eve</p>");
        write("email/layout/en.html", "<p>{{$text}}{{/text}}</p>");
        Files.delete(models.resolve("templates/email/reminder/en.subject"));
        assertThat(mail()).isEqualTo("<p>Dear Eve</p>");
        assertThat(templates.refused())
                .extracting(RefusedTemplate::path)
                .containsExactly("templates/email/reminder/en", "templates/sms/reminder/en");
    }

    @Test
    void whatAMessageLacksIsNoFaultOfTheFiles() {
        assertThatThrownBy(() -> templates.fill(Channel.SMS, "reminder", Locale.ENGLISH, Map.of()))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("'name'");
        assertThat(templates.refused()).isEmpty();
    }

    @Test
    void anEditedFileIsNotBlamedForAMessageThatLacksAVariableEitherWay() throws IOException {
        write("sms/reminder/en.txt", "Hello {{name}}");
        assertThatThrownBy(() -> templates.fill(Channel.SMS, "reminder", Locale.ENGLISH, Map.of()))
                .isInstanceOf(TemplateFault.class);
        assertThat(templates.refused()).isEmpty();
        assertThat(sms()).isEqualTo("Hello Eve");
    }

    @Test
    void theTemplatesAndTheirVariablesAreListed() {
        assertThat(templates.all())
                .containsExactlyInAnyOrder(
                        new WrittenTemplate(Channel.SMS, "reminder", "en"),
                        new WrittenTemplate(Channel.EMAIL, "reminder", "en"));
        assertThat(templates.variables(Channel.EMAIL, "reminder", Locale.ENGLISH))
                .containsExactly("name");
    }

    private String sms() {
        return templates
                .fill(Channel.SMS, "reminder", Locale.ENGLISH, VARIABLES)
                .text();
    }

    private String mail() {
        return templates
                .fill(Channel.EMAIL, "reminder", Locale.ENGLISH, VARIABLES)
                .html();
    }

    private void write(String file, String text) throws IOException {
        var path = models.resolve("templates").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
