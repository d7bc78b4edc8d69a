package dev.larch.platform.credential;

import dev.larch.platform.web.LarchHeaders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the credential of a request: an API key or a bearer token, never both. */
@ApplicationScoped
public class CredentialReader {

    private static final String BEARER = "Bearer ";

    private final TokenVerifier tokens;

    CredentialReader(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /** Whether the request shows any credential. */
    boolean hasCredential(HttpServerRequest request) {
        return request.headers().contains(LarchHeaders.API_KEY)
                || request.headers().contains("Authorization");
    }

    /** The credential; null when it is malformed, forged, expired, or when there are two. */
    Uni<@Nullable Credential> read(HttpServerRequest request) {
        var key = request.getHeader(LarchHeaders.API_KEY);
        var authorization = request.getHeader("Authorization");
        if (key != null && authorization != null) {
            return Uni.createFrom().nullItem();
        }
        if (key != null) {
            return Uni.createFrom().item(readKey(key));
        }
        return authorization != null && authorization.startsWith(BEARER)
                ? tokens.verify(authorization.substring(BEARER.length()), project(request))
                : Uni.createFrom().nullItem();
    }

    private static @Nullable Credential readKey(String text) {
        return ApiKeyValue.parse(text)
                .map(value -> new Credential.ApiKey(value.sha256()))
                .orElse(null);
    }

    private static @Nullable UUID project(HttpServerRequest request) {
        var text = request.getHeader(LarchHeaders.PROJECT_ID);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
