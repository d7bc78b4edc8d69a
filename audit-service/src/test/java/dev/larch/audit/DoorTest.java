package dev.larch.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a caller is told before an endpoint runs: who is he, may he, does it exist, can it be read; in this order. */
@AuditServiceTest
class DoorTest {

    private static final String EVENTS = "/internal/v1/events";

    FakeIam iam;

    @Test
    void asksForCredentialFirst() {
        refuses(given().get("/audit/events").then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void asksForCredentialBeforeItReadsTheBody() {
        refuses(json(given()).body("[{").post(EVENTS).then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesMadeUpKey() {
        refuses(given().header("Api-Key", "pcsk_made_up").get("/audit/events").then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesExpiredToken() {
        var owner = iam.newPerson(iam.newProject(), Role.ORG_OWNER);
        var expired = iam.tokens().sign(FakeIam.claims(owner.principal()).expired());

        refuses(bearer(expired).get("/audit/events").then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesKeyAndTokenTogether() {
        var project = iam.newProject();
        var key = iam.newKey(project, Role.PROJECT_EDITOR);

        var response = bearer(owner()).header("Api-Key", key.secret()).get("/audit/events");

        refuses(response.then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void tellsAnonymousCallerNothingAboutPaths() {
        refuses(given().get("/audit/nothing").then(), 401, "UNAUTHENTICATED");
        refuses(given().delete("/audit/events").then(), 401, "UNAUTHENTICATED");
    }

    @Test
    void answersUnknownPath() {
        refuses(bearer(owner()).get("/audit/nothing/here").then(), 404, "NOT_FOUND");
    }

    @Test
    void answersTrailingSlashAsUnknownPath() {
        refuses(bearer(owner()).get("/audit/events/").then(), 404, "NOT_FOUND");
    }

    @Test
    void answersMethodThatIsNotOffered() {
        refuses(bearer(owner()).delete("/audit/events").then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void namesMissingPermissionBeforeItReadsTheBody() {
        refuses(json(bearer(owner())).body("[{").post(EVENTS).then(), 403, "PERMISSION_DENIED")
                .body("error.message", containsString("event:ingest"));
    }

    @Test
    void namesPlaceOfMalformedJson() {
        refuses(json(service()).body("[{\"id\": }]").post(EVENTS).then(), 400, "INVALID_ARGUMENT")
                .body("error.message", containsString("line 1 column"));
    }

    @Test
    void showsNothingOfTheFrameworkItself() {
        refuses(given().get("/q/openapi").then(), 401, "UNAUTHENTICATED");
        refuses(bearer(owner()).get("/q/openapi").then(), 404, "NOT_FOUND");
        refuses(bearer(owner()).get("/q/health").then(), 404, "NOT_FOUND");
    }

    @Test
    void hidesLackOfIamBehindUnavailable() {
        // The signing keys are known by then: a fetch that fails would count for the tests of the next second too.
        bearer(owner()).get("/audit/events").then().statusCode(200);
        var stranger = iam.newPerson(iam.newProject(), Role.ORG_OWNER).secret();
        iam.fail();
        try {
            refuses(bearer(stranger).get("/audit/events").then(), 503, "UNAVAILABLE");
        } finally {
            iam.recover();
        }
    }

    @Test
    void refusesBodyOfAnotherType() {
        var response = service().contentType(ContentType.TEXT).body("[]").post(EVENTS);

        refuses(response.then(), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void offersJsonOnly() {
        refuses(bearer(owner()).accept("image/png").get("/audit/events").then(), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void refusesRevokedCredential() {
        var owner = iam.newPerson(iam.newProject(), Role.ORG_OWNER);
        bearer(owner.secret()).get("/audit/events").then().statusCode(200);

        iam.revoke(owner);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> bearer(owner.secret()).get("/audit/events").statusCode() == 401);
    }

    private String owner() {
        return iam.newPerson(iam.newProject(), Role.ORG_OWNER).secret();
    }

    private RequestSpecification service() {
        return bearer(iam.serviceToken("index-service", "audit-service"));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification json(RequestSpecification request) {
        return request.contentType(ContentType.JSON);
    }

    private static ValidatableResponse refuses(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType(ContentType.JSON)
                .body("status", equalTo(status), "error.code", equalTo(code));
    }
}
