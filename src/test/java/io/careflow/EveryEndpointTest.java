package io.careflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every endpoint as everybody who must not see a customer. Each endpoint has its line in endpoints.txt. */
@CareflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private MockMvc web;
    private HiddenCustomer hidden;

    @BeforeAll
    void aCustomerOfAnother() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        hidden = HiddenCustomer.in(context, web);
    }

    static List<Walk> walks() throws IOException {
        return new ClassPathResource("io/careflow/endpoints.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Walk::of)
                .toList();
    }

    @Test
    void everyEndpointIsWalked() throws IOException {
        var walked = walks().stream().map(Walk::endpoint).collect(Collectors.toCollection(TreeSet::new));
        var declared = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (isOurs(method.getBeanType())) {
                info.getMethodsCondition().getMethods().forEach(verb -> info.getPatternValues()
                        .forEach(path -> declared.add(verb + " " + path)));
            }
        });
        assertThat(walked)
                .as("endpoints.txt says for each endpoint how it is called")
                .isEqualTo(declared);
    }

    private static boolean isOurs(Class<?> controller) {
        var from =
                controller.getProtectionDomain().getCodeSource().getLocation().getPath();
        return controller.getPackageName().startsWith("io.careflow") && !from.contains("test-classes");
    }

    @ParameterizedTest
    @MethodSource("walks")
    void nobodyElseLearnsOfTheCustomer(Walk walk) throws Exception {
        for (var other : Set.of(Someone.OTHER_AGENT, Someone.OTHER_LEAD)) {
            var answer = answer(walk, hidden.ids(), other.login());
            assertThat(silent(answer)).as("%s as %s", walk, other).isEmpty();
            if (walk.hidden()) {
                assertThat(answer.getStatus()).as("%s as %s", walk, other).isIn(403, 404);
                assertThat(answer(walk, hidden.unknownIds(), other.login()).getStatus())
                        .as("%s for nobody", walk)
                        .isEqualTo(answer.getStatus());
            }
        }
        for (var other : Set.of(Someone.OPERATIONS, Someone.WITHOUT_ROLE)) {
            assertThat(silent(answer(walk, hidden.ids(), other.login())))
                    .as("%s as %s", walk, other)
                    .isEmpty();
        }
        var stranger = answer(walk, hidden.ids(), request -> request);
        assertThat(silent(stranger)).as("%s as a stranger", walk).isEmpty();
        if (!walk.open()) {
            assertThat(Set.of(401, 302).contains(stranger.getStatus()))
                    .as("%s sends a stranger to log in: %s", walk, stranger.getStatus())
                    .isEqualTo(walk.hidden());
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void whoeverCaresForTheCustomerReadsThem(Walk walk) throws Exception {
        if (walk.hidden() && walk.method().equals("GET")) {
            var asOwner = answer(walk, hidden.ids(), Someone.OWNER.login()).getStatus();
            // What is for leads alone.
            var asLead = answer(walk, hidden.ids(), Someone.LEAD_OF_THE_OWNER.login())
                    .getStatus();
            assertThat(asOwner == 403 ? asLead : asOwner)
                    .as("%s as the owner", walk)
                    .isEqualTo(200);
        }
    }

    /** What of the customer an answer tells. */
    private List<String> silent(MockHttpServletResponse answer) throws IOException {
        var headers = answer.getHeaderNames().stream()
                .flatMap(name -> answer.getHeaders(name).stream())
                .collect(Collectors.joining("\n"));
        // The field to search by keeps what its reader typed.
        var content = answer.getContentAsString(StandardCharsets.UTF_8).replaceAll("<input id=\"q\"[^>]*>", "");
        var all = content + headers;
        return hidden.secrets().stream().filter(all::contains).toList();
    }

    private MockHttpServletResponse answer(Walk walk, HiddenCustomer.Ids ids, RequestPostProcessor who)
            throws Exception {
        var path = ids.in(walk.path());
        var body = ids.in(walk.body());
        AbstractMockHttpServletRequestBuilder<?> asked = body.startsWith("file:")
                ? multipart(path)
                        .file(new MockMultipartFile("file", body.substring(5).getBytes(StandardCharsets.UTF_8)))
                : request(HttpMethod.valueOf(walk.method()), path)
                        .contentType(
                                body.startsWith("{")
                                        ? MediaType.APPLICATION_JSON
                                        : MediaType.APPLICATION_FORM_URLENCODED)
                        .content(body);
        return web.perform(asked.header("If-Match", "\"0\"").with(csrf()).with(who))
                .andReturn()
                .getResponse();
    }

    /** A line of endpoints.txt. */
    record Walk(String endpoint, String verdict, String path, String body) {

        static Walk of(String line) {
            var parts = line.split(" \\| ", 4);
            return new Walk(
                    parts[0].strip(), parts[1].strip(), parts[2].strip(), parts.length < 4 ? "" : parts[3].strip());
        }

        String method() {
            return endpoint.split(" ")[0];
        }

        boolean hidden() {
            return verdict.equals("hidden");
        }

        boolean open() {
            return verdict.equals("open");
        }
    }
}
