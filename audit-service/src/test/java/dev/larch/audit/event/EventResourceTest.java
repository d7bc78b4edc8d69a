package dev.larch.audit.event;

import static dev.larch.audit.event.AuditLog.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.audit.AuditServiceTest;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the log over HTTP, against a real PostgreSQL. */
@AuditServiceTest
class EventResourceTest {

    FakeIam iam;
    AuditLog log;

    @BeforeEach
    void newOrganization() {
        log = AuditLog.ofNewOrganization(iam);
    }

    @Test
    void rendersEventInPineconesSchema() {
        var id = UUID.fromString("0190a000-0000-7000-8000-000000000001");
        var project = UUID.fromString("0190a000-0000-7000-8000-000000000002");
        log.append(log.event()
                .id(id)
                .actor("user-1", "ada@example.com")
                .failed()
                .project(project)
                .build());

        var body = log.get(id.toString()).statusCode(200).extract().asString();

        assertEquals("""
                {"id":"0190a000-0000-7000-8000-000000000001","organization_id":"%s","organization_name":"%s",\
                "client":{"userAgent":"pinecone-client/6.1.0"},\
                "actor":{"principal_id":"user-1","principal_name":"ada@example.com","principal_type":"user","display_name":"Ada"},\
                "event":{"time":"2026-03-01T12:00:00.697Z","action":"create","resource_type":"index",\
                "resource_id":"docs-example","resource_name":"docs-example",\
                "outcome":{"result":"failure","reason":"Quota exceeded.","error_code":"QUOTA_EXCEEDED"},\
                "parameters":{"dimension":3}},\
                "sequence":1,"project_id":"0190a000-0000-7000-8000-000000000002",\
                "origin":{"service":"index-service","request_id":"request-1","source_address":"192.0.2.1",\
                "credential_id":"credential-1"},"schema_version":1}""".formatted(log.organization().id(), log.organization().name()), body);
    }

    @Test
    void listsWhatGetAnswers() {
        var event = log.event().build();
        log.append(event);

        var one = log.get(event.id().toString()).extract().asString();

        assertEquals(
                "{\"data\":[" + one + "]}", log.list().statusCode(200).extract().asString());
    }

    @Test
    void listsNothingOfAnEmptyLog() {
        assertEquals("{\"data\":[]}", log.list().statusCode(200).extract().asString());
    }

    @Test
    void hidesEventsOfOtherOrganizations() {
        var event = log.event().build();
        log.append(event);
        var stranger = AuditLog.ofNewOrganization(iam);

        var foreign = stranger.get(event.id().toString());

        var absent = AuditLog.ofNewOrganization(iam).get(event.id().toString());
        assertEquals(
                absent.statusCode(404).extract().asString(),
                foreign.statusCode(404).extract().asString());
        assertEquals(List.of(), stranger.ids(Map.of("outcome", "success")));
        assertEquals(List.of(), stranger.ids(Map.of("resource_id", "docs-example")));
    }

    @Test
    void answersWithNotFoundForAbsentEvent() {
        var id = Ids.next(Clock.systemUTC()).toString();

        log.get(id)
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"), "error.message", equalTo("Event " + id + " not found."));
    }

    @Test
    void answersWithNotFoundForWhatIsNoId() {
        log.get("latest").statusCode(404).body("error.message", equalTo("Event latest not found."));
    }

    @Test
    void refusesStranger() {
        given().get("/audit/events").then().statusCode(401);
        given().get("/audit/events/" + Ids.next(Clock.systemUTC())).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ORG_OWNER", "SERVICE"})
    void refusesRoleWithoutAuditRead(Role role) {
        var person = iam.newPerson(log.project(), role).secret();

        bearer(person).get("/audit/events").then().statusCode(403).body("error.message", containsString("audit:read"));
        bearer(person)
                .get("/audit/events/" + Ids.next(Clock.systemUTC()))
                .then()
                .statusCode(403);
    }

    @Test
    void refusesServiceWithoutOrganization() {
        bearer(iam.serviceToken(EventBuilder.SERVICE, "audit-service"))
                .get("/audit/events")
                .then()
                .statusCode(403);
    }

    @Test
    void answersServiceThatActsForAnOwner() {
        log.append(log.event().build());
        var owner = iam.newPerson(log.project(), Role.ORG_OWNER);

        var response =
                bearer(iam.onBehalfOf(owner, "iam-service", "audit-service")).get("/audit/events");

        response.then().statusCode(200).body("data.size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "action, delete",
        "resource_type, backup",
        "resource_id, docs",
        "actor, user-7",
        "actor, ada@example.com",
        "outcome, failure",
        "project_id, 0190a000-0000-7000-8000-000000000007",
        "start_time, 2026-03-02T00:00:00Z",
    })
    void findsWhatTheFilterMeans(String filter, String value) {
        var wanted = log.event()
                .action("delete")
                .resource("backup", "docs")
                .actor("user-7", "ada@example.com")
                .failed()
                .project(UUID.fromString("0190a000-0000-7000-8000-000000000007"))
                .at("2026-03-02T00:00:00Z")
                .build();
        log.append(log.event().build(), wanted, log.event().build());

        var found = log.ids(Map.of(filter, value));

        assertEquals(List.of(wanted.id()), found);
    }

    @Test
    void findsTimesFromStartToBeforeEnd() {
        var first = log.event().at("2026-03-01T00:00:00Z").build();
        var second = log.event().at("2026-03-02T00:00:00Z").build();
        var third = log.event().at("2026-03-03T00:00:00Z").build();
        log.append(first, second, third);

        var found = log.ids(Map.of("start_time", "2026-03-01T01:00:00+01:00", "end_time", "2026-03-03T00:00:00Z"));

        assertEquals(List.of(second.id(), first.id()), found);
    }

    @Test
    void joinsFiltersByAnd() {
        var wanted = log.event().action("delete").failed().build();
        log.append(
                wanted,
                log.event().action("delete").build(),
                log.event().failed().build());

        assertEquals(List.of(wanted.id()), log.ids(Map.of("action", "delete", "outcome", "failure")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "99999999999999999999"})
    void refusesLimitOutOfRange(String limit) {
        log.list(Map.of("limit", limit))
                .statusCode(400)
                .body(
                        "error.code",
                        equalTo("OUT_OF_RANGE"),
                        "error.message",
                        equalTo("limit: must be between 1 and 100."));
    }

    @Test
    void namesParametersThatItDoesNotKnow() {
        log.list(Map.of("actoin", "create", "page", "2", "action", "create"))
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"))
                .body("error.message", equalTo("Unknown query parameters: actoin, page."));
    }

    @Test
    void namesFilterThatIsMalformed() {
        log.list(Map.of("start_time", "yesterday"))
                .statusCode(400)
                .body("error.message", containsString("start_time: is not an RFC 3339 time"));
    }
}
