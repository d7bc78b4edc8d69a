package dev.larch.iam.oauth;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** What a client asks for: in the body, as JSON or as a form. */
@JsonNaming(SnakeCaseStrategy.class)
record TokenRequest(
        @Nullable String grantType,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String audience) {

    @Override
    public String toString() {
        return "TokenRequest[grantType=" + grantType + ", clientId=" + clientId + ", clientSecret=***]";
    }
}
