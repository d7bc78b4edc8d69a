package dev.larch.platform.credential;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.AuthenticationOutcome;
import dev.larch.platform.resolution.PrincipalResolver;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the credential of every request, REST and gRPC alike. It refuses nobody by itself: it hands an outcome to the
 * policy, which knows whether the endpoint needs a credential and in which form to refuse.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class LarchAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOGGER = LoggerFactory.getLogger(LarchAuthenticationMechanism.class);

    private final CredentialReader reader;
    private final PrincipalResolver resolver;
    private final CredentialUse use;

    LarchAuthenticationMechanism(CredentialReader reader, PrincipalResolver resolver, CredentialUse use) {
        this.reader = reader;
        this.resolver = resolver;
        this.use = use;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager unused) {
        if (!reader.hasCredential(request.request())) {
            return Uni.createFrom().item(AuthenticationOutcome.anonymous().toIdentity());
        }
        return reader.read(request.request())
                .flatMap(credential -> resolve(request, credential))
                .onFailure()
                .recoverWithItem(LarchAuthenticationMechanism::undecidable)
                .map(AuthenticationOutcome::toIdentity);
    }

    private Uni<AuthenticationOutcome> resolve(RoutingContext request, @Nullable Credential credential) {
        if (credential == null) {
            return Uni.createFrom().item(AuthenticationOutcome.invalid());
        }
        return resolver.resolve(credential).map(answer -> use.outcome(request, credential, answer));
    }

    /** Nobody can say whether the credential is good: that is a refusal, and not the caller's fault. */
    private static AuthenticationOutcome undecidable(Throwable cause) {
        LOGGER.atWarn().setCause(cause).log("A credential could not be checked");
        return new AuthenticationOutcome.Refused(
                cause instanceof ApiException known
                        ? known
                        : ErrorCode.UNAVAILABLE.because("Credentials cannot be checked at the moment. Try again."),
                "undecidable");
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(ErrorCode.UNAUTHENTICATED.httpStatus()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
