package dev.larch.platform.credential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import dev.larch.platform.resolution.RevocationPage;
import dev.larch.platform.service.ClientCredentials;
import dev.larch.platform.service.IamClient;
import io.smallrye.mutiny.Uni;

/** An iam-service that nobody asks anything; tests answer the questions that they are about. */
class UnusedIam implements IamClient {

    @Override
    public Uni<JsonNode> token(ClientCredentials credentials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<JsonNode> keys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<ResolveAnswer> resolve(String bearer, ResolveRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<RevocationPage> revocations(String bearer, long after, String nonce) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> keysUsed(String bearer, KeyUseReport report) {
        throw new UnsupportedOperationException();
    }
}
