package dev.larch.iam.scim.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token on the wire, without its value. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScimTokenResponse(
        UUID id,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    static ScimTokenResponse of(ScimToken token) {
        return new ScimTokenResponse(
                token.id(), token.name(), token.createdAt(), token.expiresAt(), token.lastUsedAt());
    }

    /** A new token with its value, which is shown this once. */
    public record WithValue(ScimTokenResponse token, String value) {

        static WithValue of(NewScimToken created) {
            return new WithValue(
                    ScimTokenResponse.of(created.token()), created.value().value());
        }

        @Override
        public String toString() {
            return "WithValue[token=" + token + ", value=***]";
        }
    }

    /** The live tokens of an organization. */
    public record Listing(List<ScimTokenResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }

        static Listing of(List<ScimToken> tokens) {
            return new Listing(tokens.stream().map(ScimTokenResponse::of).toList());
        }
    }
}
