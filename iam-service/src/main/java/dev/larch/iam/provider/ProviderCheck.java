package dev.larch.iam.provider;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start with an identity provider that production must not trust. */
@ApplicationScoped
class ProviderCheck {

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // MicroProfile Config says so that a setting may be absent.
    private final Optional<URI> provider;

    ProviderCheck(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<URI> provider) {
        this.provider = provider;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        provider.flatMap(address -> ProviderRule.objection(address, ConfigUtils.getProfiles()))
                .ifPresent(objection -> {
                    throw new IllegalStateException(objection);
                });
    }
}
