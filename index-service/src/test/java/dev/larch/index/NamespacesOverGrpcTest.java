package dev.larch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.index.wire.CreateNamespaceRequest;
import dev.larch.index.wire.DeleteNamespaceRequest;
import dev.larch.index.wire.DescribeNamespaceRequest;
import dev.larch.index.wire.ListNamespacesRequest;
import dev.larch.index.wire.MetadataFieldProperties;
import dev.larch.index.wire.MetadataSchema;
import dev.larch.index.wire.NamespaceDescription;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.test.FakeIam;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Namespaces as things of their own, over gRPC. */
@Service
class NamespacesOverGrpcTest {

    private static final MetadataSchema SCHEMA = MetadataSchema.newBuilder()
            .putFields(
                    "year",
                    MetadataFieldProperties.newBuilder().setFilterable(true).build())
            .build();

    FakeIam iam;
    private TestIndex index;
    private ManagedChannel channel;

    @BeforeEach
    void createIndex() {
        index = TestIndex.create(iam, 1);
        channel = index.channel();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @Test
    void areCreatedOnceAndDescribed() {
        var request = CreateNamespaceRequest.newBuilder()
                .setName("n")
                .setSchema(SCHEMA)
                .build();
        var described =
                NamespaceDescription.newBuilder().setName("n").setSchema(SCHEMA).build();

        assertEquals(described, grpc().createNamespace(request));
        assertEquals(
                described,
                grpc().describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace("n")
                        .build()));
        assertEquals(
                "ALREADY_EXISTS: Namespace n already exists.",
                assertThrows(StatusRuntimeException.class, () -> grpc().createNamespace(request))
                        .getMessage());
    }

    @Test
    void areListedInPages() {
        List.of("n", "o").forEach(this::create);

        var first = grpc().listNamespaces(
                        ListNamespacesRequest.newBuilder().setLimit(1).build());
        var second = grpc().listNamespaces(ListNamespacesRequest.newBuilder()
                .setPaginationToken(first.getPagination().getNext())
                .build());

        assertEquals("n", first.getNamespaces(0).getName());
        assertEquals(2, first.getTotalCount());
        assertEquals("o", second.getNamespaces(0).getName());
    }

    @Test
    void areDeletedOnce() {
        create("n");
        var going = DeleteNamespaceRequest.newBuilder().setNamespace("n").build();

        var _ = grpc().deleteNamespace(going);

        assertEquals(
                "NOT_FOUND: Namespace n not found.",
                assertThrows(StatusRuntimeException.class, () -> grpc().deleteNamespace(going))
                        .getMessage());
    }

    private void create(String name) {
        var _ = grpc().createNamespace(
                        CreateNamespaceRequest.newBuilder().setName(name).build());
    }

    private VectorServiceGrpc.VectorServiceBlockingStub grpc() {
        return TestIndex.grpc(channel, index.editor());
    }
}
