package dev.larch.index.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.index.Service;
import dev.larch.index.SettingsResource;
import dev.larch.index.TestIndex;
import dev.larch.platform.endpoint.EndpointTable;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.fuzz.ApiOperations;
import dev.larch.platform.test.fuzz.FuzzRun;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever stands in a field of a request: it is refused or understood, at once, and what is refused changes nothing. */
@Service
class BadInputTest {

    private static final URI DESCRIPTION =
            URI.create("http://localhost:%d/q/openapi".formatted(SettingsResource.MANAGEMENT_PORT));

    FakeIam iam;

    @Inject
    EndpointTable endpoints;

    @Test
    void isNeverAnsweredWithAFaultOfTheServer() {
        var index = TestIndex.create(iam, 3);
        var things = Map.of(
                "index",
                index.name(),
                "project",
                index.project().id().toString(),
                "absent",
                UUID.randomUUID().toString());
        var control = FuzzRun.of(IndexFuzzTarget.at(RestAssured.port, iam, index), "/fuzz/control.txt", things);
        var data = FuzzRun.of(IndexFuzzTarget.at(index.port(), iam, index), "/fuzz/data.txt", things);

        assertEquals(
                Set.of(), data.missing(control.missing(ApiOperations.of(DESCRIPTION))), "operations without a line");
        assertEquals(List.of(), control.faults());
        assertEquals(List.of(), data.faults());
    }

    @Test
    void isNeverAnsweredWithAFaultOfTheServerOverGrpc() {
        var index = TestIndex.create(iam, 3);
        var methods = endpoints.operations().stream()
                .filter(operation -> !ApiOperations.of(DESCRIPTION).contains(operation))
                .collect(Collectors.toSet());
        try (var run = GrpcFuzzRun.of(IndexFuzzTarget.at(index.port(), iam, index), "/fuzz/grpc.txt")) {
            assertEquals(Set.of(), run.missing(methods), "methods without a line");
            assertEquals(List.of(), run.faults());
        }
    }
}
