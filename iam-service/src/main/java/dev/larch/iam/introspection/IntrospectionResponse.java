package dev.larch.iam.introspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.identity.Principal;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What a token says, or only that it is not good: then nothing tells why. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntrospectionResponse(
        boolean active,
        @Nullable String iss,
        @Nullable String sub,
        @Nullable List<String> aud,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable String jti,
        @Nullable String tokenType,
        @Nullable String username,
        @Nullable String principalType,
        @Nullable String organizationId) {

    private static final IntrospectionResponse INACTIVE =
            new IntrospectionResponse(false, null, null, null, null, null, null, null, null, null, null);

    static IntrospectionResponse inactive() {
        return INACTIVE;
    }

    static IntrospectionResponse of(JsonWebToken token, Principal principal) {
        return new IntrospectionResponse(
                true,
                token.getIssuer(),
                token.getSubject(),
                token.getAudience().stream().sorted().toList(),
                token.getExpirationTime(),
                token.getIssuedAtTime(),
                token.getTokenID(),
                "Bearer",
                principal.name(),
                principal.type().wireName(),
                principal.organization() == null
                        ? null
                        : principal.organization().id().toString());
    }
}
