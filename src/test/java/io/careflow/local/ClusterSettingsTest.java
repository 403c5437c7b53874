package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.StartFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ClusterSettingsTest {

    private final Map<String, Object> servers = Map.ofEntries(
            Map.entry("spring.datasource.url", "jdbc:postgresql://db/careflow"),
            Map.entry("careflow.protection.encryption-keyset", "{}"),
            Map.entry("careflow.protection.search-keyset", "{}"),
            Map.entry("careflow.protection.audit-keyset", "{}"),
            Map.entry("spring.mail.host", "mail"),
            Map.entry("careflow.twilio.account-sid", "AC1"),
            Map.entry("careflow.twilio.auth-token", "secret"),
            Map.entry("careflow.twilio.from-number", "+15005550006"),
            Map.entry("careflow.protection.link-keyset", "{}"),
            Map.entry("careflow.public-url", "https://care.example.com"));

    private final Map<String, Object> saas = with(
            servers,
            Map.of(
                    "camunda.client.mode", "saas",
                    "camunda.client.cloud.cluster-id", "c",
                    "camunda.client.cloud.region", "bru-2",
                    "camunda.client.auth.client-id", "i",
                    "camunda.client.auth.client-secret", "s"));

    private final Map<String, Object> selfManaged = with(
            servers,
            Map.of(
                    "camunda.client.mode", "self-managed",
                    "camunda.client.grpc-address", "https://zeebe:26500",
                    "camunda.client.rest-address", "https://zeebe:8080"));

    @Test
    void everythingConfiguredIsEnough() {
        assertThatCode(() -> check(saas)).doesNotThrowAnyException();
        assertThatCode(() -> check(selfManaged)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda.client.mode",
                "camunda.client.cloud.cluster-id",
                "camunda.client.cloud.region",
                "camunda.client.auth.client-id",
                "camunda.client.auth.client-secret",
                "spring.datasource.url",
                "careflow.protection.encryption-keyset",
                "careflow.protection.search-keyset",
                "careflow.protection.audit-keyset",
                "careflow.protection.link-keyset",
                "careflow.public-url",
                "spring.mail.host",
                "careflow.twilio.account-sid",
                "careflow.twilio.auth-token",
                "careflow.twilio.from-number"
            })
    void aMissingPropertyIsNamedForSaas(String name) {
        assertMissing(saas, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda.client.mode",
                "camunda.client.grpc-address",
                "camunda.client.rest-address",
                "spring.datasource.url",
                "spring.mail.host",
                "careflow.twilio.auth-token"
            })
    void aMissingPropertyIsNamedForSelfManaged(String name) {
        assertMissing(selfManaged, name);
    }

    @Test
    void aPlaceholderThatNothingFillsIsMissing() {
        assertThatThrownBy(() -> check(with(saas, Map.of("spring.mail.host", "${CAREFLOW_TEST_UNSET}"))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("spring.mail.host");
    }

    @Test
    void anAddressThatOnlyTheStarterAssumesIsMissing(@TempDir Path home) {
        assertThatThrownBy(() -> BareApplication.start(
                        home, "--spring.profiles.active=cluster", "--camunda.client.mode=self-managed"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("camunda.client.grpc-address");
    }

    @Test
    void aMessagingServiceStandsInForTheNumber() {
        var settings = new LinkedHashMap<>(saas);
        settings.remove("careflow.twilio.from-number");
        settings.put("careflow.twilio.messaging-service-sid", "MG1");
        assertThatCode(() -> check(settings)).doesNotThrowAnyException();
    }

    @Test
    void anUnknownModeIsNamed() {
        assertThatThrownBy(() -> check(with(saas, Map.of("camunda.client.mode", "cloudy"))))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cloudy")
                .hasMessageContaining("self-managed");
    }

    private static void assertMissing(Map<String, Object> settings, String name) {
        var incomplete = new LinkedHashMap<>(settings);
        incomplete.remove(name);
        assertThatThrownBy(() -> check(incomplete))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("\n");
    }

    private static void check(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        ConfigurationPropertySources.attach(environment);
        new ClusterSettings(environment).check();
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        var all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
