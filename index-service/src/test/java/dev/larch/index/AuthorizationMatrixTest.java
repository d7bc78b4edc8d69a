package dev.larch.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.endpoint.EndpointTable;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.matrix.AuthorizationMatrix;
import dev.larch.platform.test.matrix.ForeignIds;
import dev.larch.platform.test.matrix.MatrixCell;
import dev.larch.platform.test.matrix.MatrixRun;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation, over REST and gRPC, asked by everybody about everything, answers as the table says. */
@Service
class AuthorizationMatrixTest {

    private static final URI DESCRIPTION =
            URI.create("http://localhost:%d/q/openapi".formatted(SettingsResource.MANAGEMENT_PORT));

    FakeIam iam;

    @Inject
    EndpointTable endpoints;

    private final AuthorizationMatrix matrix = AuthorizationMatrix.of("index");

    @Test
    void everyOperationHasItsRow() {
        matrix.assertCovers(endpoints.operations());
    }

    @Test
    void everyIdOfARequestStandsInARow() {
        // Those of records: they name something in the index of the port, and nothing elsewhere.
        matrix.assertNamesIds(DESCRIPTION, Set.of("id", "ids"));
    }

    @Test
    void whatIsForeignIsAnsweredLikeWhatIsAbsent() {
        var faults = new ForeignIds(new IndexTarget(iam)).faults(matrix);

        assertEquals("", String.join("\n", faults));
    }

    @Test
    void everyAnswerOverRestIsTheTables() {
        var faults = MatrixRun.overHttp(new IndexTarget(iam)).faults(cells(false));

        assertEquals("", String.join("\n", faults));
    }

    @Test
    void everyAnswerOverGrpcIsTheTables() {
        var target = new IndexTarget(iam);
        try (var grpc = new GrpcExchange(target)) {
            var faults = MatrixRun.over(target, grpc).faults(cells(true));

            assertEquals("", String.join("\n", faults));
        }
    }

    private List<MatrixCell> cells(boolean grpc) {
        return matrix.cells().stream()
                .filter(cell -> cell.row().path().startsWith("/VectorService/") == grpc)
                .toList();
    }
}
