package dev.larch.platform.identity;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who makes the call that is being served. */
@ApplicationScoped
public class Caller {

    private final CurrentIdentityAssociation current;

    Caller(CurrentIdentityAssociation current) {
        this.current = current;
    }

    /** The principal; fails with UNAUTHENTICATED on an endpoint that is open and was called without a credential. */
    public Principal principal() {
        return AuthenticationOutcome.of(current.getIdentity()).principalOrFail();
    }

    public UUID organizationId() {
        return principal().organizationOrFail();
    }
}
