package dev.larch.index.grpc;

import com.google.common.collect.Maps;
import dev.larch.index.deployment.SchemaRules;
import dev.larch.index.namespace.Namespace;
import dev.larch.index.namespace.NamespaceListing;
import dev.larch.index.namespace.NamespaceQuery;
import dev.larch.index.wire.CreateNamespaceRequest;
import dev.larch.index.wire.ListNamespacesRequest;
import dev.larch.index.wire.ListNamespacesResponse;
import dev.larch.index.wire.MetadataFieldProperties;
import dev.larch.index.wire.MetadataSchema;
import dev.larch.index.wire.NamespaceDescription;
import dev.larch.index.wire.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates messages about namespaces. */
final class Namespaces {

    private Namespaces() {}

    static NamespaceQuery query(ListNamespacesRequest request) {
        return new NamespaceQuery(
                request.hasPrefix() ? request.getPrefix() : null,
                request.hasLimit() ? request.getLimit() : null,
                request.hasPaginationToken() ? request.getPaginationToken() : null);
    }

    static @Nullable List<String> schema(CreateNamespaceRequest request) {
        if (!request.hasSchema()) {
            return null;
        }
        var fields = request.getSchema().getFieldsMap();
        return SchemaRules.filterable(
                "schema.fields", Maps.transformValues(fields, MetadataFieldProperties::getFilterable));
    }

    static ListNamespacesResponse listed(NamespaceListing listing) {
        var response = ListNamespacesResponse.newBuilder().setTotalCount(listing.total());
        listing.page().items().forEach(namespace -> response.addNamespaces(described(namespace)));
        if (listing.page().next() != null) {
            response.setPagination(
                    Pagination.newBuilder().setNext(listing.page().next()));
        }
        return response.build();
    }

    static NamespaceDescription described(Namespace namespace) {
        var description =
                NamespaceDescription.newBuilder().setName(namespace.name()).setRecordCount(namespace.recordCount());
        if (namespace.schema() != null) {
            var filterable =
                    MetadataFieldProperties.newBuilder().setFilterable(true).build();
            var schema = MetadataSchema.newBuilder();
            namespace.schema().forEach(field -> schema.putFields(field, filterable));
            description.setSchema(schema);
        }
        return description.build();
    }
}
