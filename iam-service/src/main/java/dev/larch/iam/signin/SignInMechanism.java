package dev.larch.iam.signin;

import dev.larch.iam.scim.token.ScimAuthentication;
import dev.larch.platform.credential.LarchAuthenticationMechanism;
import dev.larch.platform.identity.AuthenticationOutcome;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
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
 * Lets quarkus-oidc look at the one path to which the identity provider sends people back, and Larch's own mechanism at
 * every other, except that SCIM has tokens of its own. A sign-in that fails is an anonymous request: the page behind the path says so.
 */
@Alternative
@Priority(2)
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    static final String CALLBACK = "/session/callback";

    private static final Logger LOGGER = LoggerFactory.getLogger(SignInMechanism.class);

    private final LarchAuthenticationMechanism larch;
    private final OidcAuthenticationMechanism provider;
    private final ScimAuthentication directory;

    SignInMechanism(
            LarchAuthenticationMechanism larch, OidcAuthenticationMechanism provider, ScimAuthentication directory) {
        this.larch = larch;
        this.provider = provider;
        this.directory = directory;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (CALLBACK.equals(request.request().path())) {
            return signIn(request, identities);
        }
        return directory.isMeant(request) ? directory.authenticate(request) : larch.authenticate(request, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return larch.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private Uni<SecurityIdentity> signIn(RoutingContext request, IdentityProviderManager identities) {
        return provider.authenticate(request, identities)
                .onFailure()
                .invoke(cause -> LOGGER.atInfo().setCause(cause).log("A sign-in failed"))
                .onFailure()
                .recoverWithNull()
                .map(SignInMechanism::orAnonymous);
    }

    private static SecurityIdentity orAnonymous(@Nullable SecurityIdentity identity) {
        return identity == null ? AuthenticationOutcome.anonymous().toIdentity() : identity;
    }
}
