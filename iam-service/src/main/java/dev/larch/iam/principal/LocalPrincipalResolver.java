package dev.larch.iam.principal;

import dev.larch.platform.credential.Credential;
import dev.larch.platform.resolution.PrincipalResolver;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Resolves the credentials that iam-service itself is shown, without a cache: from the same directory as for others. */
@ApplicationScoped
public class LocalPrincipalResolver implements PrincipalResolver {

    private final PrincipalDirectory directory;

    LocalPrincipalResolver(PrincipalDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Uni<ResolveAnswer> resolve(Credential credential) {
        return directory.resolve(ResolveRequest.of(credential));
    }
}
