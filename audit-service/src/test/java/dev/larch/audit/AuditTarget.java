package dev.larch.audit;

import static io.restassured.RestAssured.given;

import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.matrix.MatrixCaller;
import dev.larch.platform.test.matrix.MatrixPlace;
import dev.larch.platform.test.matrix.MatrixRow;
import dev.larch.platform.test.matrix.MatrixTarget;
import dev.larch.platform.test.people.FakePeople;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** audit-service with an event in each of two organizations. */
final class AuditTarget implements MatrixTarget {

    private final FakeIam iam;
    private final FakePeople people;
    private final Map<MatrixPlace, String> events = new ConcurrentHashMap<>();

    AuditTarget(FakeIam iam) {
        this.iam = iam;
        this.people = new FakePeople(iam, "audit-service");
        // A list that has a second page has a cursor.
        event(MatrixPlace.OTHER);
        event(MatrixPlace.OTHER);
    }

    @Override
    public Map<String, String> credential(MatrixCaller caller, boolean spent) {
        return people.credential(caller);
    }

    @Override
    public String id(String kind, MatrixPlace place, boolean spent) {
        return switch (kind) {
            case "project" -> people.project(place).id().toString();
            case "cursor" -> "Y3Vyc29y";
            case "resource", "actor" -> kind + "-" + place.name().substring(0, 3);
            default -> events.computeIfAbsent(place, this::event);
        };
    }

    @Override
    public URI base(MatrixRow row, MatrixPlace place) {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private String event(MatrixPlace place) {
        var id = UUID.randomUUID();
        if (place != MatrixPlace.ABSENT) {
            given().header("Authorization", "Bearer " + iam.serviceToken("index-service", "audit-service"))
                    .contentType("application/json")
                    .body(List.of(event(id, place)))
                    .post("/internal/v1/events")
                    .then()
                    .statusCode(204);
        }
        return id.toString();
    }

    private AuditEvent event(UUID id, MatrixPlace place) {
        var organization = people.project(place).organization();
        return new AuditEvent(
                id,
                organization.id(),
                organization.name(),
                new AuditEvent.Client("test"),
                new AuditEvent.Actor(id("actor", place, false), "p", "user", null),
                new AuditEvent.Detail(
                        Instant.EPOCH,
                        "create",
                        "index",
                        id("resource", place, false),
                        "i",
                        AuditEvent.Outcome.success(),
                        Map.of()),
                null,
                null,
                new AuditEvent.Origin("index-service", "r", null, "c", null),
                AuditEvent.SCHEMA_VERSION);
    }
}
