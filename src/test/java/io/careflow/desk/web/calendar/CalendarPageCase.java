package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.StoredCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A calendar's page as a browser without scripts works it: each button sends the form as it stands. */
abstract class CalendarPageCase {

    static final String OFFICE = """
            {"name": "Office", "timeZone": "Europe/Berlin",
             "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]]},
             "exceptions": [{"date": "2026-10-05", "windows": [], "reason": "Fair", "source": "Board https://example.org/1"},
                            {"date": "2026-10-06", "windows": [], "reason": "Fair", "source": "Board https://example.org/1"},
                            {"date": "2026-10-10", "windows": [["10:00", "12:00"]]}],
             "publishedYears": []}""";

    static final String LIST = """
            {"year": 2026, "papers": ["https://example.org/notice"], "days": [
              {"name": "国庆节", "date": "2026-10-05", "isOffDay": true},
              {"name": "国庆节", "date": "2026-10-07", "isOffDay": true},
              {"name": "国庆节", "date": "2026-10-17", "isOffDay": false}]}""";

    @Autowired
    WebApplicationContext context;

    @Autowired
    CalendarEditing calendars;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    final String id = "page-" + UUID.randomUUID().toString().substring(0, 8);

    final String path = "/calendars/" + id;

    MockMvc web;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    void keep(String calendar) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("olga", "", "ROLE_OPS"));
        try {
            calendars.put(id, json.readValue(calendar, CalendarDefinition.class), Optional.empty());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    StoredCalendar stored() {
        return calendars.one(id);
    }

    Document edit() throws Exception {
        return read(path + "?year=2026", "ops", "en");
    }

    Document read(String path, String staff, String language) throws Exception {
        var answer = send(get(path).header("Accept-Language", language), staff, new LinkedMultiValueMap<>());
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    Document press(Document page, String button, String... typed) throws Exception {
        assertThat(page.select("button[name=do]").eachAttr("value")).contains(button);
        var answer = send(post(path), "ops", fields(page, with(typed, "do=" + button)));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    MockHttpServletResponse save(Document page, String... typed) throws Exception {
        return send(post(path), "ops", fields(page, with(typed, "do=save")));
    }

    Document upload(Document page, String file, String... typed) throws Exception {
        var part = new MockMultipartFile("list.file", "list", null, file.getBytes(StandardCharsets.UTF_8));
        var answer = send(multipart(path).file(part), "ops", fields(page, with(typed, "do=list")));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    MockHttpServletResponse send(
            AbstractMockHttpServletRequestBuilder<?> request, String staff, MultiValueMap<String, String> fields)
            throws Exception {
        return web.perform(request.params(fields).with(csrf()).with(user(staff).roles(staff.toUpperCase(Locale.ROOT))))
                .andReturn()
                .getResponse();
    }

    static org.jsoup.nodes.Element cell(Document page, String date) {
        return page.selectFirst("[data-date=" + date + "]");
    }

    static String[] with(String[] typed, String button) {
        var all = Arrays.copyOf(typed, typed.length + 1);
        all[typed.length] = button;
        return all;
    }

    /** The form as it stands, with some of its fields typed anew; a name that is given twice has two fields. */
    static MultiValueMap<String, String> fields(Document page, String... typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        ((FormElement) page.getElementById("typed"))
                .formData()
                .forEach(field -> fields.add(field.key(), field.value()));
        var anew = map(typed);
        // A checkbox is ticked beside those that are.
        anew.getOrDefault("published", List.of()).forEach(year -> fields.add("published", year));
        anew.remove("published");
        fields.putAll(anew);
        return fields;
    }

    static MultiValueMap<String, String> map(String... typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        for (var pair : typed) {
            var split = pair.split("=", 2);
            fields.add(split[0], split[1]);
        }
        return fields;
    }
}
