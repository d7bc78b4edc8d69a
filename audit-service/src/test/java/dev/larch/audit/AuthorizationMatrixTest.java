package dev.larch.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.endpoint.EndpointTable;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.matrix.AuthorizationMatrix;
import dev.larch.platform.test.matrix.ForeignIds;
import dev.larch.platform.test.matrix.MatrixRun;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation, asked by everybody about everything, answers as the table says. */
@AuditServiceTest
class AuthorizationMatrixTest {

    FakeIam iam;

    @Inject
    EndpointTable endpoints;

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    private final AuthorizationMatrix matrix = AuthorizationMatrix.of("audit");

    @Test
    void everyOperationHasItsRow() {
        matrix.assertCovers(endpoints.operations());
    }

    @Test
    void everyIdOfARequestStandsInARow() {
        matrix.assertNamesIds(description, Set.of());
    }

    @Test
    void whatIsForeignIsAnsweredLikeWhatIsAbsent() {
        var faults = new ForeignIds(new AuditTarget(iam)).faults(matrix);

        assertEquals("", String.join("\n", faults));
    }

    @Test
    void everyAnswerIsTheTables() {
        var faults = MatrixRun.overHttp(new AuditTarget(iam)).faults(matrix.cells());

        assertEquals("", String.join("\n", faults));
    }
}
