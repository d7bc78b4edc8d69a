package dev.larch.iam.principal;

import static dev.larch.platform.access.Permission.PRINCIPAL_RESOLVE;
import static dev.larch.platform.access.ResourceFrom.INSTALLATION;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Requires;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Resolving credentials for the other services. */
@Path("/internal/v1/principals:resolve")
public class PrincipalResource {

    private final PrincipalDirectory directory;

    PrincipalResource(PrincipalDirectory directory) {
        this.directory = directory;
    }

    @POST
    @Requires(value = PRINCIPAL_RESOLVE, on = INSTALLATION)
    public Uni<ResolveAnswer> resolve(@NotNull ResolveRequest request) {
        boolean byToken =
                request.principalType() != null && request.principalId() != null && request.credentialId() != null;
        if (byToken == (request.keySha256() != null)) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "body: name either key_sha256, or principal_type, principal_id and credential_id.");
        }
        return directory.resolve(request);
    }
}
