package dev.larch.iam;

import static org.hamcrest.Matchers.equalTo;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The fields of the Admin API, and no other ones than those and Larch's documented additions. */
@QuarkusTest
class AdminShapesTest {

    private static final String[] PROJECT = {
        "id", "name", "max_pods", "force_encryption_with_cmek", "organization_id", "created_at"
    };
    private static final String[] KEY = {"id", "name", "project_id", "roles", "created_at"};
    private static final String[] ACCOUNT = {"id", "name", "client_id", "created_at", "updated_at"};
    private static final String[] BINDING = {
        "id", "principal_type", "principal_id", "resource_type", "resource_id", "role", "created_at"
    };

    private final Tenant tenant = Tenant.create();
    private final String email = "shape-%s@acme.example".formatted(UUID.randomUUID());

    @Test
    void ofOrganizations() {
        tenant.asOwner()
                .get("/admin/organizations")
                .then()
                .body("keySet()", are("data"))
                .body("data[0].keySet()", are("id", "name", "plan", "payment_status", "created_at", "support_tier"));
    }

    @Test
    void ofProjects() {
        tenant.asOwner()
                .body(Map.of("name", "p"))
                .post("/admin/projects")
                .then()
                .statusCode(200)
                .body("keySet()", are(PROJECT));
        tenant.asOwner().get("/admin/projects").then().body("keySet()", are("data"), "data[0].keySet()", are(PROJECT));
    }

    @Test
    void ofApiKeys() {
        var path = "/admin/projects/%s/api-keys".formatted(tenant.project("p"));

        tenant.asOwner()
                .body(Map.of("name", "k"))
                .post(path)
                .then()
                .statusCode(201)
                .body("keySet()", are("key", "value"), "key.keySet()", are(KEY));
        tenant.asOwner().get(path).then().body("keySet()", are("data"), "data[0].keySet()", are(KEY));
    }

    @Test
    void ofServiceAccounts() {
        tenant.asOwner()
                .body(Map.of("name", "a"))
                .post("/admin/service-accounts")
                .then()
                .statusCode(201)
                .body("keySet()", are("service_account", "client_secret"))
                .body("service_account.keySet()", are(ACCOUNT));
        tenant.asOwner()
                .get("/admin/service-accounts")
                .then()
                .body("keySet()", are("data", "pagination"), "data[0].keySet()", are(ACCOUNT));
    }

    @Test
    void ofUsers() {
        tenant.member(email, "OrgMember");

        tenant.asOwner()
                .get("/admin/users")
                .then()
                .body("keySet()", are("data", "pagination"), "data[0].keySet()", are("id", "email", "name"));
    }

    /** Larch adds {@code mail_status} once the mail is on its way no more, and {@code link} where there is no mail. */
    @Test
    void ofInvites() {
        Invites.create(tenant, email, "OrgMember")
                .statusCode(201)
                .body("keySet()", are("id", "email", "status", "expires_at", "processed_at", "created_at"));
        tenant.asOwner().get("/admin/invites").then().body("keySet()", are("data", "pagination"));
    }

    @Test
    void ofRoleBindings() {
        var user = tenant.member(email, "OrgMember");

        Bindings.create(tenant.asOwner(), Bindings.onProject("user", user, tenant.project("p"), "ProjectViewer"))
                .statusCode(200)
                .body("keySet()", are(BINDING));
        tenant.asOwner()
                .get("/admin/role-bindings?limit=1")
                .then()
                .body("keySet()", are("data", "pagination"))
                .body("data[0].keySet()", are(BINDING), "pagination.keySet()", are("next"));
    }

    @Test
    void ofErrors() {
        tenant.asOwner()
                .get("/admin/users/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("keySet()", are("status", "error"), "error.keySet()", are("code", "message"));
    }

    private static Matcher<Set<String>> are(String... fields) {
        return equalTo(Set.of(fields));
    }
}
