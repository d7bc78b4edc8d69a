package dev.larch.index.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.index.Service;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The relay brings every event to audit-service, whatever becomes of one of them. */
@Service
@WithTestResource(FakeAudit.class)
class AuditRelayTest {

    FakeIam iam;
    FakeAudit audit;

    @Test
    void goesOnBehindAnEventThatNobodyTakes() {
        create("before");
        create(FakeAudit.FORBIDDEN);
        create("behind");

        await().atMost(Duration.ofSeconds(20)).until(() -> audit.has("before") && audit.has("behind"));
        assertFalse(audit.has(FakeAudit.FORBIDDEN));
    }

    private void create(String name) {
        var editor = iam.newKey(iam.newProject(), Role.PROJECT_EDITOR);
        given().header("Api-Key", editor.secret())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"%s","dimension":3,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name))
                .post("/indexes")
                .then()
                .statusCode(201);
    }
}
