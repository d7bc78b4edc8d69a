package dev.larch.platform.resolution;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.credential.Credential;
import dev.larch.platform.identity.PrincipalType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks iam-service who a credential stands for: either the hash of a key, or the three facts of a token. */
@JsonNaming(SnakeCaseStrategy.class)
public record ResolveRequest(
        @Nullable String keySha256,
        @Nullable PrincipalType principalType,
        @Nullable String principalId,
        @Nullable String credentialId,
        @Nullable UUID projectId,
        @Nullable String actingService) {

    public static ResolveRequest of(Credential credential) {
        return switch (credential) {
            case Credential.ApiKey key -> new ResolveRequest(key.sha256(), null, null, null, null, null);
            case Credential.Token token ->
                new ResolveRequest(
                        null,
                        token.type(),
                        token.principalId(),
                        token.credentialId(),
                        token.projectId(),
                        token.actingService());
        };
    }
}
