package dev.larch.iam.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com/realm",
                "https://localhost:5079/larch",
                "https://idp.localhost/larch",
                "https://127.0.0.1/larch",
                "https://127.1.2.3/larch",
                "https://[::1]:5079/larch"
            })
    void refusesDevelopmentProvidersInProduction(String provider) {
        assertTrue(ProviderRule.objection(URI.create(provider), List.of("prod")).isPresent());
        assertTrue(
                ProviderRule.objection(URI.create(provider), List.of("local")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example.com/realm", "https://10.0.0.7:8443/realm"})
    void takesOthers(String provider) {
        assertTrue(ProviderRule.objection(URI.create(provider), List.of("prod")).isEmpty());
    }
}
