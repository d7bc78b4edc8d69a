package dev.larch.iam.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.exchange.TestIssuer;
import dev.larch.platform.test.fuzz.ApiOperations;
import dev.larch.platform.test.fuzz.FuzzRun;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever stands in a field of a request: it is refused or understood, at once, and what is refused changes nothing. */
@QuarkusTest
class BadInputTest {

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    @Test
    void isNeverAnsweredWithAFaultOfTheServer() {
        try (var issuer = new TestIssuer()) {
            var target = new IamFuzzTarget(issuer);
            var run = FuzzRun.of(target, "/fuzz/iam.txt", target.things());

            assertEquals(
                    Set.of(), run.missing(ApiOperations.of(description)), "operations without a line in fuzz/iam.txt");
            assertEquals(List.of(), run.faults());
        }
    }
}
