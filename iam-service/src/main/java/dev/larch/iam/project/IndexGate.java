package dev.larch.iam.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.service.ServiceIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Shuts a project to new indexes at index-service, which also knows whether there are any. */
@ApplicationScoped
class IndexGate {

    private final IndexClient client;
    private final ServiceIdentity self;

    IndexGate(@RestClient IndexClient client, ServiceIdentity self) {
        this.client = client;
        this.self = self;
    }

    /** Shuts the project, or says false when it has indexes; fails with UNAVAILABLE without a clear answer. */
    Uni<Boolean> closeIfEmpty(ProjectDeletion deletion) {
        return self.authorization(IndexClient.SERVICE)
                .flatMap(bearer -> client.close(bearer, deletion.projectId(), deletion.id()))
                .map(IndexGate::isClosed)
                .onFailure()
                .transform(cause -> ErrorCode.UNAVAILABLE.because(
                        "Whether the project still has indexes cannot be known at the moment. Try again.", cause));
    }

    /** Opens the project again. */
    Uni<Void> reopen(ProjectDeletion deletion) {
        return self.authorization(IndexClient.SERVICE)
                .flatMap(bearer -> client.reopen(bearer, deletion.projectId(), deletion.id()));
    }

    private static boolean isClosed(JsonNode answer) {
        var closed = answer.path("closed");
        if (!closed.isBoolean()) {
            throw new IllegalArgumentException("index-service answered without saying whether the project is closed");
        }
        return closed.booleanValue();
    }
}
