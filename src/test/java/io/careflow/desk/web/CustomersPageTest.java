package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Finding a customer in the desk. */
@CareflowTest
class CustomersPageTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Customers customers;

    private final String mail = "li." + UUID.randomUUID() + "@example.org";
    private final String owner = "owner-" + UUID.randomUUID();
    private MockMvc web;
    private UUID customer;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        customer = customers
                .create(new CustomerDetails(
                        null,
                        "李雪梅",
                        null,
                        null,
                        null,
                        List.of(ContactDetails.of(ContactKind.EMAIL, mail)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        owner,
                        null,
                        null,
                        null))
                .id();
    }

    @Test
    void beforeAnythingIsLookedForEverybodySeesTheirOwn() throws Exception {
        assertThat(page(get("/customers"), owner, "AGENT").select("td.what a").eachAttr("href"))
                .containsExactly("/customers/" + customer);
        assertThat(page(get("/customers"), "somebody", "AGENT").select(".empty").text())
                .isEqualTo("You own no customers. Look for one above.");
    }

    @Test
    void aMailFindsWhoHasItAndIsShownMasked() throws Exception {
        var found = page(post("/customers").param("q", mail.toUpperCase(Locale.ROOT)), owner, "AGENT");

        assertThat(found.select("td.what a").eachAttr("href")).containsExactly("/customers/" + customer);
        assertThat(found.select("table").text())
                .contains("李雪梅", "l****@example.org")
                .doesNotContain(mail);
    }

    @Test
    void somebodyElsesCustomerIsNotFound() throws Exception {
        var found = page(post("/customers").param("q", mail), "somebody", "AGENT");

        assertThat(found.select("td.what a")).isEmpty();
        assertThat(found.select(".empty").text()).isEqualTo("Nobody that you may see was found.");
    }

    @Test
    void nothingToLookForIsSaidAtTheField() throws Exception {
        var answer = answer(post("/customers").param("q", " "), owner, "AGENT");

        assertThat(answer.getStatus()).isEqualTo(400);
        var field = Jsoup.parse(answer.getContentAsString()).selectFirst("#q");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void operationsLookForNobody() throws Exception {
        assertThat(answer(get("/customers"), "ops", "OPS").getStatus()).isEqualTo(403);
        assertThat(answer(post("/customers").param("q", mail), "ops", "OPS").getStatus())
                .isEqualTo(403);
    }

    private Document page(MockHttpServletRequestBuilder request, String staff, String role) throws Exception {
        var answer = answer(request, staff, role);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String staff, String role)
            throws Exception {
        return web.perform(request.header("Accept-Language", "en")
                        .with(user(staff).roles(role))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }
}
