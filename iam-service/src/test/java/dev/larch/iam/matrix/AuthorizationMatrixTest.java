package dev.larch.iam.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.endpoint.EndpointTable;
import dev.larch.platform.test.matrix.AuthorizationMatrix;
import dev.larch.platform.test.matrix.ForeignIds;
import dev.larch.platform.test.matrix.MatrixRun;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation, asked by everybody about everything, answers as the table says. */
@QuarkusTest
class AuthorizationMatrixTest {

    @Inject
    EndpointTable endpoints;

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    private final AuthorizationMatrix matrix = AuthorizationMatrix.of("iam");

    @Test
    void everyOperationHasItsRow() {
        matrix.assertCovers(endpoints.operations());
    }

    @Test
    void everyIdOfARequestStandsInARow() {
        matrix.assertNamesIds(description, Set.of());
    }

    @Test
    void everyAnswerIsTheTables() {
        try (var target = new IamTarget()) {
            var faults = MatrixRun.overHttp(target).faults(matrix.cells());

            assertEquals("", String.join("\n", faults));
        }
    }

    @Test
    void whatIsForeignIsAnsweredLikeWhatIsAbsent() {
        try (var target = new IamTarget()) {
            var faults = new ForeignIds(target).faults(matrix);

            assertEquals("", String.join("\n", faults));
        }
    }
}
