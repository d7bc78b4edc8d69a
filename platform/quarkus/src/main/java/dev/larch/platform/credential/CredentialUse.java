package dev.larch.platform.credential;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.AuthenticationOutcome;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.network.SourceAddresses;
import dev.larch.platform.resolution.ResolveAnswer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** One use of a credential: whether it may be used now and from there, whoever remembers what about it. */
@ApplicationScoped
public class CredentialUse {

    private final SourceAddresses sources;
    private final KeyUses keyUses;
    private final Clock clock;

    CredentialUse(SourceAddresses sources, KeyUses keyUses, Clock clock) {
        this.sources = sources;
        this.keyUses = keyUses;
        this.clock = clock;
    }

    AuthenticationOutcome outcome(RoutingContext request, Credential credential, ResolveAnswer answer) {
        var principal = answer.principal();
        var limits = answer.limitsOrNone();
        if (principal == null || limits.isOver(clock.instant())) {
            return AuthenticationOutcome.invalid();
        }
        if (!limits.allowedCidrs().isEmpty() && !limits.allow(sources.of(request))) {
            return new AuthenticationOutcome.Refused(wrongPlace(), "wrong place", principal);
        }
        return new AuthenticationOutcome.Authenticated(used(credential, principal));
    }

    private Principal used(Credential credential, Principal principal) {
        return switch (credential) {
            case Credential.ApiKey _ -> {
                keyUses.add(principal.id(), clock.instant());
                yield principal;
            }
            case Credential.Token token -> {
                var actor = token.actingService();
                yield actor == null ? principal : principal.actedOnBy(actor);
            }
        };
    }

    /** The same for whatever is asked for, since it is not looked at any more. */
    private static ApiException wrongPlace() {
        return ErrorCode.PERMISSION_DENIED.because("This API key may not be used from this address.");
    }
}
