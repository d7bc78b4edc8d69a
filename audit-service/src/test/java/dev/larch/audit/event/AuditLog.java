package dev.larch.audit.event;

import static io.restassured.RestAssured.given;

import dev.larch.platform.access.Role;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestProject;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The log of one organization as its owner sees it, and the service that fills it. */
record AuditLog(FakeIam iam, TestProject project, String owner) {

    /** Of an organization of its own, so that no test sees another's events. */
    static AuditLog ofNewOrganization(FakeIam iam) {
        var project = iam.newProject();
        return new AuditLog(iam, project, iam.newPerson(project, Role.ORG_OWNER).secret());
    }

    OrganizationRef organization() {
        return project.organization();
    }

    /** A plain event of this organization. */
    EventBuilder event() {
        return EventBuilder.event(organization());
    }

    List<AuditEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(_ -> event().build()).toList();
    }

    ValidatableResponse ingest(Object body) {
        return bearer(iam.serviceToken(EventBuilder.SERVICE, "audit-service"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/v1/events")
                .then();
    }

    void append(AuditEvent... events) {
        ingest(List.of(events)).statusCode(204);
    }

    ValidatableResponse list(Map<String, ?> query) {
        return bearer(owner).queryParams(query).get("/audit/events").then();
    }

    ValidatableResponse list() {
        return list(Map.of());
    }

    ValidatableResponse get(String id) {
        return bearer(owner).get("/audit/events/{id}", id).then();
    }

    /** The ids on the first page, newest first. */
    List<UUID> ids(Map<String, ?> query) {
        return list(query).statusCode(200).extract().jsonPath().getList("data.id", UUID.class);
    }

    List<Long> sequences() {
        return list().statusCode(200).extract().jsonPath().getList("data.sequence", Long.class);
    }

    static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
