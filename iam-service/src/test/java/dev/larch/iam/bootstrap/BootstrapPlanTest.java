package dev.larch.iam.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.platform.credential.ApiKeyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of the first start may be. */
class BootstrapPlanTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "organization-name", "Acme",
            "owner-email", "Owner@Acme.example",
            "project-name", "first",
            "project-id", "0190b6a4-7c1e-7d32-9a55-3f1f6f1f0a01",
            "api-key", ApiKeyValue.random().value(),
            "client-id", "client-0123",
            "client-secret", "0123456789012345678901234567890123456789"));

    @Test
    void readsGoodSettings() {
        var plan = BootstrapPlan.of(new MapConfig(settings));

        assertNotNull(plan);
        assertEquals("owner@acme.example", plan.ownerEmail());
        assertFalse(plan.toString().contains(settings.get("client-secret")));
    }

    @Test
    void isNothingWithoutSettings() {
        assertNull(BootstrapPlan.of(new MapConfig(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization-name",
                "owner-email",
                "project-name",
                "project-id",
                "api-key",
                "client-id",
                "client-secret"
            })
    void namesTheSettingThatIsMissing(String key) {
        settings.remove(key);

        assertTrue(messageOfRefusal().contains("larch.iam.bootstrap." + key));
    }

    @ParameterizedTest
    @CsvSource({
        "owner-email, nobody",
        "owner-email, a b@c.example",
        "project-id, 1-2-3-4-5",
        "project-id, 0190b6a4-7c1e-7d32-9a55-3f1f6f1f0a0z",
        "api-key, pcsk_abcdef_tooshort",
        "client-id, short",
        "client-secret, also too short"
    })
    void namesTheSettingThatIsMalformedAndNotItsValue(String key, String value) {
        settings.put(key, value);

        var message = messageOfRefusal();

        assertTrue(message.contains("larch.iam.bootstrap." + key));
        assertFalse(message.contains(value));
    }

    private String messageOfRefusal() {
        var config = new MapConfig(settings);
        return assertThrows(IllegalArgumentException.class, () -> BootstrapPlan.of(config))
                .getMessage();
    }

    /** Settings out of a map. */
    private record MapConfig(Map<String, String> values) implements BootstrapConfig {

        @Override
        public Optional<String> organizationName() {
            return value("organization-name");
        }

        @Override
        public Optional<String> ownerEmail() {
            return value("owner-email");
        }

        @Override
        public Optional<String> projectName() {
            return value("project-name");
        }

        @Override
        public Optional<String> projectId() {
            return value("project-id");
        }

        @Override
        public Optional<String> apiKey() {
            return value("api-key");
        }

        @Override
        public Optional<String> clientId() {
            return value("client-id");
        }

        @Override
        public Optional<String> clientSecret() {
            return value("client-secret");
        }

        private Optional<String> value(String key) {
            return Optional.ofNullable(values.get(key));
        }
    }
}
