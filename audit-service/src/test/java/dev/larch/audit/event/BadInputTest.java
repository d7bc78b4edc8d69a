package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.fuzz.ApiOperations;
import dev.larch.platform.test.fuzz.FuzzRun;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
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
        var things = Map.of(
                "absent",
                UUID.randomUUID().toString(),
                "event",
                json.writeValueAsString(
                        EventBuilder.event(iam.newOrganization()).build()));
        var run = FuzzRun.of(new AuditFuzzTarget(iam), "/fuzz/audit.txt", things);

        assertEquals(Set.of(), run.missing(ApiOperations.of(description)), "operations without a line");
        assertEquals(List.of(), run.faults());
    }
}
