package dev.larch.audit.event;

import static dev.larch.audit.event.AuditLog.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.audit.AuditServiceTest;
import dev.larch.kernel.Ids;
import dev.larch.platform.access.Role;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.test.FakeIam;
import io.restassured.http.ContentType;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking events in over HTTP, against a real PostgreSQL. */
@AuditServiceTest
class EventIngestResourceTest {

    FakeIam iam;
    AuditLog log;

    @BeforeEach
    void newOrganization() {
        log = AuditLog.ofNewOrganization(iam);
    }

    @Test
    void numbersEventsInTheirOrder() {
        var events = log.events(3);

        log.ingest(events).statusCode(204).body(emptyString());

        assertEquals(events.reversed().stream().map(AuditEvent::id).toList(), log.ids(Map.of()), "newest first");
        assertEquals(List.of(3L, 2L, 1L), log.sequences());
    }

    @Test
    void numbersEachOrganizationByItself() {
        var other = AuditLog.ofNewOrganization(iam);

        log.append(
                log.event().build(),
                other.event().build(),
                log.event().build(),
                other.event().build());

        assertEquals(List.of(2L, 1L), log.sequences());
        assertEquals(List.of(2L, 1L), other.sequences());
    }

    @Test
    void takesSameBatchTwice() {
        var events = log.events(3);
        log.ingest(events).statusCode(204);

        log.ingest(events).statusCode(204);

        assertEquals(List.of(3L, 2L, 1L), log.sequences());
    }

    @Test
    void skipsWhatItHasWithoutLeavingGaps() {
        var events = log.events(5);
        log.ingest(events.subList(1, 3)).statusCode(204);

        log.ingest(events).statusCode(204);

        var expected = List.of(events.get(4), events.get(3), events.get(0), events.get(2), events.get(1));
        assertEquals(expected.stream().map(AuditEvent::id).toList(), log.ids(Map.of()));
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L), log.sequences());
    }

    @Test
    void takesEventOnceThatStandsTwiceInABatch() {
        var twice = log.event().build();

        log.append(twice, log.event().build(), twice);

        assertEquals(List.of(2L, 1L), log.sequences());
    }

    @Test
    void keepsEventOfOneOrganizationWhenAnotherHasItsId() {
        var other = AuditLog.ofNewOrganization(iam);
        var id = Ids.next(Clock.systemUTC());
        other.append(other.event().id(id).build());

        log.append(log.event().id(id).build());

        assertEquals(List.of(id), log.ids(Map.of()));
    }

    @Test
    void takesEmptyBatch() {
        log.ingest("[]").statusCode(204);
    }

    @Test
    void takesFullBatch() {
        log.ingest(log.events(500)).statusCode(204);

        assertEquals(500L, log.sequences().getFirst());
    }

    @Test
    void storesNothingOfBatchWithOneBadEvent() {
        var bad = log.event().action("").build();

        log.ingest(List.of(log.event().build(), bad))
                .statusCode(400)
                .body("error.message", equalTo("events[1].event.action: is empty."));

        assertEquals(List.of(), log.sequences());
    }

    @Test
    void refusesTooManyEvents() {
        log.ingest(log.events(501))
                .statusCode(400)
                .body("error.message", equalTo("events: at most 500 are taken at once, not 501."));
    }

    @Test
    void refusesEventOfServiceOtherThanTheSender() {
        bearer(iam.serviceToken("iam-service", "audit-service"))
                .contentType(ContentType.JSON)
                .body(List.of(log.event().build()))
                .post("/internal/v1/events")
                .then()
                .statusCode(400)
                .body("error.message", containsString("events[0].origin.service"));
    }

    @Test
    void refusesStranger() {
        given().contentType(ContentType.JSON)
                .body("[]")
                .post("/internal/v1/events")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SERVICE")
    void refusesWhoIsNoService(Role role) {
        var events = Collections.nCopies(1, log.event().build());
        var credential = iam.newPerson(log.project(), role);

        var response = bearer(credential.secret())
                .contentType(ContentType.JSON)
                .body(events)
                .post("/internal/v1/events");

        response.then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void refusesServiceThatActsForAPerson() {
        var person = iam.newPerson(log.project(), Role.ORG_OWNER);

        var response = bearer(iam.onBehalfOf(person, EventBuilder.SERVICE, "audit-service"))
                .contentType(ContentType.JSON)
                .body(List.of(log.event().build()))
                .post("/internal/v1/events");

        response.then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
    }
}
