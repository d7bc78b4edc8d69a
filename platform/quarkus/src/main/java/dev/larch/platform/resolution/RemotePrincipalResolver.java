package dev.larch.platform.resolution;

import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Ids;
import dev.larch.platform.credential.Credential;
import dev.larch.platform.credential.IdentityConfig;
import dev.larch.platform.service.IamClient;
import dev.larch.platform.service.ServiceIdentity;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Resolves credentials by asking iam-service, and remembers the answers for as long as the revocation log is followed.
 * When the lease is over each request is asked for afresh; when iam-service is away too, nobody is let in.
 */
@DefaultBean
@ApplicationScoped
public class RemotePrincipalResolver implements PrincipalResolver {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;

    private final IamClient iam;
    private final ServiceIdentity self;
    private final AnswerCache cache;
    private final CredentialLease lease;
    private final RevocationFollower follower;

    RemotePrincipalResolver(
            @RestClient IamClient iam, ServiceIdentity self, IdentityConfig config, Vertx vertx, Clock clock) {
        this.iam = iam;
        this.self = self;
        this.cache = new AnswerCache(config.answerLifetime(), config.cacheSize());
        this.lease = new CredentialLease(config.credentialLease(), System.nanoTime());
        this.follower =
                new RevocationFollower(vertx, this::poll, () -> Ids.next(clock).toString(), cache, lease);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    @Override
    public Uni<ResolveAnswer> resolve(Credential credential) {
        var request = ResolveRequest.of(credential);
        if (lease.isGood(System.nanoTime())) {
            var known = cache.find(request);
            if (known != null) {
                return Uni.createFrom().item(known);
            }
        }
        return ask(request, ATTEMPTS)
                .onFailure(cause -> !(cause instanceof dev.larch.kernel.ApiException))
                .transform(cause -> unavailable(cause));
    }

    /** Whether answers may be used without asking; readiness shows it. */
    boolean hasLease() {
        return lease.isGood(System.nanoTime());
    }

    private Uni<ResolveAnswer> ask(ResolveRequest request, int attempts) {
        int generation = cache.generation();
        return self.authorization(IamClient.SERVICE)
                .flatMap(bearer -> iam.resolve(bearer, request))
                .ifNoItem()
                .after(CALL_TIMEOUT)
                .fail()
                .flatMap(answer -> settle(request, answer, generation, attempts));
    }

    /** An answer that a revocation has overtaken on its way is not used: iam-service is asked again. */
    private Uni<ResolveAnswer> settle(ResolveRequest request, ResolveAnswer answer, int generation, int attempts) {
        if (cache.isCurrent(answer)) {
            cache.put(request, answer, generation);
            return Uni.createFrom().item(answer);
        }
        return attempts > 1
                ? ask(request, attempts - 1)
                : Uni.createFrom().failure(unavailable(new IllegalStateException("Overtaken by revocations")));
    }

    private Uni<RevocationPage> poll(long position, String nonce) {
        return self.authorization(IamClient.SERVICE)
                .flatMap(bearer -> iam.revocations(bearer, position, nonce))
                .onFailure(WebApplicationException.class)
                .invoke(() -> self.refused(IamClient.SERVICE));
    }

    private static dev.larch.kernel.ApiException unavailable(Throwable cause) {
        return ErrorCode.UNAVAILABLE.because("Credentials cannot be checked at the moment. Try again.", cause);
    }
}
