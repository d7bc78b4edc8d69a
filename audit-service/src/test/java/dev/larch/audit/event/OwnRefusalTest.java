package dev.larch.audit.event;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.larch.audit.AuditServiceTest;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever was refused the audit log stands in it. */
@AuditServiceTest
class OwnRefusalTest {

    FakeIam iam;

    @Test
    void tellsTheOwnerWhoWasRefused() {
        var log = AuditLog.ofNewOrganization(iam);
        var member = iam.newPerson(log.project(), Role.ORG_MEMBER);

        AuditLog.bearer(member.secret()).get("/audit/events").then().statusCode(403);

        await().atMost(Duration.ofSeconds(10)).until(() -> log.sequences().size() == 1);
        log.list(Map.of("outcome", "failure"))
                .body("data.actor.principal_id", contains(member.principal().id()))
                .body("data.event.action", contains("read"))
                .body("data.event.resource_type", contains("audit"))
                .body("data.event.outcome.error_code", contains("PERMISSION_DENIED"))
                .body("data.origin.service", contains("audit-service"));
    }
}
