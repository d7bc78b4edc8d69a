package dev.larch.audit.event;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestProject;
import dev.larch.platform.test.fuzz.ApiOperations;
import dev.larch.platform.test.fuzz.FuzzRun;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever stands in a field of a request: it is refused or understood, at once, and what is refused changes nothing. */
@AuditServiceTest
class BadInputTest {

    @TestHTTPResource(value = "/openapi", management = true)
    URI description;

    FakeIam iam;

    @Inject
    ObjectMapper json;

    @Test
    void isNeverAnsweredWithAFaultOfTheServer() throws JsonProcessingException {
        var target = new AuditFuzzTarget(iam);
        var run = FuzzRun.of(target, "/fuzz/audit.txt", things(target.project()));

        assertEquals(Set.of(), run.missing(ApiOperations.of(description)), "operations without a line");
        assertEquals(List.of(), run.faults());
    }

    private Map<String, String> things(TestProject project) throws JsonProcessingException {
        var known = EventBuilder.event(project.organization()).build();
        given().port(RestAssured.port)
                .contentType(ContentType.JSON)
                .auth()
                .preemptive()
                .oauth2(iam.serviceToken(EventBuilder.SERVICE, "audit-service"))
                .body(json.writeValueAsString(List.of(known)))
                .post("/internal/v1/events")
                .then()
                .statusCode(204);
        var absent = UUID.randomUUID();
        return Map.of(
                "absent",
                absent.toString(),
                "known",
                known.id().toString(),
                "event",
                json.writeValueAsString(known).replace(known.id().toString(), "<new id>"),
                "page",
                PageToken.of(
                        Long.MAX_VALUE,
                        filter(absent).fingerprint(project.organization().id())));
    }

    /** The search of the list. */
    private static EventFilter filter(UUID projectId) {
        return new EventFilter(
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z"),
                "create",
                "index",
                "x",
                "x",
                "success",
                projectId);
    }
}
