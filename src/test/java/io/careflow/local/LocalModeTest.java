package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.careflow.platform.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.web.servlet.MockMvc;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_OUT)
@SpringBootTest
@AutoConfigureMockMvc
class LocalModeTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    @Autowired
    JavaMailSender mailSender;

    @Autowired
    MockMvc web;

    @Test
    void everyServerIsTheApplicationsOwnAndOnLoopback() {
        assertThat(jdbc.sql("select current_setting('listen_addresses')")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("spring.mail.host")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("camunda.client.grpc-address")).startsWith("http://127.0.0.1:");
        assertThat(environment.getProperty("camunda.client.rest-address")).startsWith("http://127.0.0.1:");
        assertThat(environment.getProperty("careflow.twilio.base-url")).startsWith("http://127.0.0.1:");
        assertThat(Path.of(environment.getProperty("careflow.home")))
                .isAbsolute()
                .isDirectory();
        assertThat(clock).isInstanceOf(MovableClock.class);
    }

    @Test
    void sentMailCanBeReadByWhoeverIsLoggedIn() throws Exception {
        var mail = new MimeMessageHelper(mailSender.createMimeMessage(), true, "UTF-8");
        mail.setFrom("care@example.com", "云帆客服");
        mail.setTo("customer@example.com");
        mail.setSubject("您的投诉");
        mail.setText("已收到", "<p>已收到</p>");
        mailSender.send(mail.getMimeMessage());

        var list = web.perform(get("/api/local/mail").with(httpBasic("admin", "admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].subject").value("您的投诉"))
                .andExpect(jsonPath("$.items[0].from").value("云帆客服 <care@example.com>"))
                .andExpect(jsonPath("$.items[0].to[0]").value("customer@example.com"))
                .andReturn();
        String id = JsonPath.read(list.getResponse().getContentAsString(), "$.items[0].id");
        web.perform(get("/api/local/mail/{id}", id).with(httpBasic("admin", "admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("已收到"))
                .andExpect(jsonPath("$.html").value("<p>已收到</p>"));
    }

    @Test
    void sentMailIsShownToNobodyElse() throws Exception {
        web.perform(get("/api/local/mail")).andExpect(status().isUnauthorized());
        web.perform(get("/api/local/sms")).andExpect(status().isUnauthorized());
        web.perform(get("/api/local/mail/{id}", "../lock").with(httpBasic("admin", "admin")))
                .andExpect(status().is4xxClientError());
        web.perform(get("/api/local/sms/{id}", "0".repeat(16)).with(httpBasic("admin", "admin")))
                .andExpect(status().isNotFound());
    }

    @Test
    void healthShowsDatabaseEngineMailAndSms() throws Exception {
        web.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.components.db.status").value("UP"))
                .andExpect(jsonPath("$.components.engine.status").value("UP"))
                .andExpect(jsonPath("$.components.mail.status").value("UP"))
                .andExpect(jsonPath("$.components.sms.status").value("UP"));
    }
}
