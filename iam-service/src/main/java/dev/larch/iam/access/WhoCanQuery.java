package dev.larch.iam.access;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The question who may do something somewhere, as the parameters of a query, and which page of the answer. */
public record WhoCanQuery(
        @RestQuery @Nullable String permission,
        @RestQuery("project_id") @Nullable String projectId,
        @RestQuery @Nullable String index,
        @RestQuery @Nullable String namespace,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String paginationToken) {

    PlaceRequest place() {
        return new PlaceRequest(projectId, index, namespace);
    }

    PageQuery page(UUID organizationId) {
        var list = ListFingerprint.of(organizationId, "who-can", permission, projectId, index, namespace);
        return PageQuery.read(limit, paginationToken, list);
    }
}
