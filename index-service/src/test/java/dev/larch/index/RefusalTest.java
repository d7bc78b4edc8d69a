package dev.larch.index;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.larch.index.wire.DescribeIndexStatsRequest;
import dev.larch.index.wire.UpsertRequest;
import dev.larch.index.wire.Vector;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.access.Role;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.TestCredential;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refused calls on a data port leave their event in the caller's organization, over REST as over gRPC. */
@Service
class RefusalTest {

    FakeIam iam;
    private TestIndex index;
    private ManagedChannel channel;

    @BeforeEach
    void createIndex() {
        index = TestIndex.create(iam, 3);
        channel = index.channel();
    }

    @AfterEach
    void closeChannel() {
        channel.shutdownNow();
    }

    @Test
    void leavesAnEventOfARefusedWriteOverRest() {
        var viewer = iam.newKey(index.project(), Role.DATA_PLANE_VIEWER);

        index.data(viewer).body("{").post("/vectors/upsert").then().statusCode(403);

        awaitFailures(index.project().organization().id(), "upsert record " + index.name() + " PERMISSION_DENIED");
    }

    @Test
    void leavesAnEventOfAKeyThatIsUsedElsewhere() {
        var limits = new CredentialLimits(null, List.of(AddressRange.of("203.0.113.0/24")));
        var key = iam.newKey(index.project(), limits, Role.DATA_PLANE_VIEWER);

        index.data(key).get("/vectors/list").then().statusCode(403);

        awaitFailures(index.project().organization().id(), "list record " + index.name() + " PERMISSION_DENIED");
    }

    @Test
    void leavesAnEventOfARefusedWriteOverGrpc() {
        var viewer = iam.newKey(index.project(), Role.DATA_PLANE_VIEWER);

        assertThrows(StatusRuntimeException.class, () -> grpc(viewer).upsert(UpsertRequest.getDefaultInstance()));

        awaitFailures(index.project().organization().id(), "upsert record " + index.name() + " PERMISSION_DENIED");
    }

    @Test
    void leavesAnEventOfAWriteThatFailsOverGrpc() {
        var wrong = UpsertRequest.newBuilder()
                .addVectors(Vector.newBuilder().setId("a").addValues(1))
                .build();

        assertThrows(StatusRuntimeException.class, () -> grpc(index.editor()).upsert(wrong));

        awaitFailures(index.project().organization().id(), "upsert record " + index.name() + " INVALID_ARGUMENT");
    }

    @Test
    void leavesAnEventOfAMessageThatIsNoneOverGrpc() {
        var noText = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.fromHex("ff"))
                .build();
        var unreadable = UpsertRequest.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(UpsertRequest.NAMESPACE_FIELD_NUMBER, noText)
                        .build())
                .build();

        var failure = assertThrows(
                StatusRuntimeException.class, () -> grpc(index.editor()).upsert(unreadable));

        assertEquals("INVALID_ARGUMENT: The message could not be read. Check its encoding.", failure.getMessage());
        awaitFailures(index.project().organization().id(), "upsert record " + index.name() + " INVALID_ARGUMENT");
    }

    @Test
    void tellsTheStrangersOrganizationAndNotTheIndexsOwn() {
        var stranger = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);

        index.data(stranger).body("{}").post("/query").then().statusCode(404);
        assertThrows(
                StatusRuntimeException.class,
                () -> grpc(stranger).describeIndexStats(DescribeIndexStatsRequest.getDefaultInstance()));

        awaitFailures(stranger.principal().organizationOrFail(), "query record  NOT_FOUND", "stats record  NOT_FOUND");
        assertEquals(List.of(), failures(index.project().organization().id()));
    }

    private VectorServiceGrpc.VectorServiceBlockingStub grpc(TestCredential credential) {
        return TestIndex.grpc(channel, credential);
    }

    private static void awaitFailures(UUID organization, String... expected) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> failures(organization).size() >= expected.length);
        assertEquals(List.of(expected), failures(organization));
    }

    /** As "action type name code". */
    private static List<String> failures(UUID organization) {
        var database = PostgresFixture.databaseOf("index");
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.runtimeRole(), database.password());
                var statement = connection.prepareStatement("""
                        SELECT concat_ws(' ', event->'event'->>'action', event->'event'->>'resource_type',
                            event->'event'->>'resource_name', event->'event'->'outcome'->>'error_code')
                        FROM audit_outbox
                        WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'
                        ORDER BY position""")) {
            statement.setObject(1, organization);
            var rows = statement.executeQuery();
            var failures = new ArrayList<String>();
            while (rows.next()) {
                failures.add(rows.getString(1));
            }
            return failures;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
