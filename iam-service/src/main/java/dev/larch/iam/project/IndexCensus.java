package dev.larch.iam.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.iam.token.TokenIssuer;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Says whether a project has indexes, as index-service shows them to the caller. */
@ApplicationScoped
class IndexCensus {

    private final IndexClient client;
    private final TokenIssuer tokens;

    IndexCensus(@RestClient IndexClient client, TokenIssuer tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** Whether there is any index; fails with UNAVAILABLE when index-service gives no clear answer. */
    Uni<Boolean> isAnyIn(Principal caller, UUID projectId) {
        return tokens.onBehalfOf(caller)
                .flatMap(bearer -> client.list(bearer, projectId))
                .map(IndexCensus::isAny)
                .onFailure()
                .transform(cause -> ErrorCode.UNAVAILABLE.because(
                        "Whether the project still has indexes cannot be known at the moment. Try again.", cause));
    }

    private static boolean isAny(JsonNode answer) {
        var indexes = answer.path("indexes");
        if (!indexes.isArray()) {
            throw new IllegalArgumentException("index-service answered without a list of indexes");
        }
        return !indexes.isEmpty();
    }
}
