package dev.larch.iam.grant;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role bindings over HTTP: giving and seeing them. */
@QuarkusTest
class RoleBindingResourceTest {

    private final Tenant tenant = Tenant.create();
    private final UUID account = tenant.account().id();

    @Nested
    class Create {

        @Test
        void answersWithTheBindingAndRecordsIt() {
            var id = Bindings.create(owner(), Bindings.onOrganization("service_account", account, "OrgMember"))
                    .statusCode(200)
                    .body(
                            "principal_type", equalTo("service_account"),
                            "principal_id", equalTo(account.toString()),
                            "resource_type", equalTo("organization"),
                            "resource_id", equalTo(tenant.organizationId().toString()),
                            "role", equalTo("OrgMember"),
                            "created_at", notNullValue())
                    .body("$", not(hasKey("index")))
                    .extract()
                    .<String>path("id");

            owner().get(Bindings.path(id)).then().statusCode(200).body("role", equalTo("OrgMember"));
            assertEquals(List.of("create role-binding OrgMember"), Database.events(tenant.organizationId()));
            assertEquals(
                    List.of("principal"),
                    Database.column("SELECT kind FROM revocation WHERE subject_id = ?", account.toString()));
        }

        @Test
        void limitsARoleToAnIndexOrANamespace() {
            var body = Bindings.onProject("service_account", account, tenant.project("p"), "DataPlaneEditor");
            body.put("index", "docs");
            body.put("namespace", "__default__");

            Bindings.create(owner(), body)
                    .statusCode(200)
                    .body("index", equalTo("docs"), "namespace", equalTo("__default__"));
            body.remove("namespace");
            Bindings.create(owner(), body).statusCode(200).body("$", not(hasKey("namespace")));
        }

        @Test
        void refusesTheSameBindingTwice() {
            var body = Bindings.onOrganization("service_account", account, "OrgMember");
            Bindings.create(owner(), body).statusCode(200);

            Bindings.create(owner(), body).statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        }

        @ParameterizedTest
        @CsvSource({"user,User", "service_account,Service account", "api_key,API key", "invite,Invite"})
        void hidesForeignHoldersLikeAbsentOnes(String type, String name) {
            var other = Tenant.create();
            var foreign = type.equals("user")
                    ? other.expect("x@y.example".replace("x", "x" + UUID.randomUUID()), "OrgMember")
                    : other.account().id();
            var project = tenant.project("p");

            for (var holder : List.of(foreign, UUID.randomUUID())) {
                Bindings.create(owner(), Bindings.onProject(type, holder, project, "ProjectViewer"))
                        .statusCode(404)
                        .body("error.message", equalTo("%s %s not found.".formatted(name, holder)));
            }
        }

        @Test
        void hidesForeignProjectsAndOrganizations() {
            var other = Tenant.create();
            var foreign = other.project("theirs");

            Bindings.create(owner(), Bindings.onProject("service_account", account, foreign, "ProjectViewer"))
                    .statusCode(404)
                    .body("error.message", equalTo("Project %s not found.".formatted(foreign)));
            var body = Bindings.onOrganization("service_account", account, "OrgMember");
            body.put("resource_id", other.organizationId());
            Bindings.create(owner(), body)
                    .statusCode(404)
                    .body("error.message", equalTo("Organization %s not found.".formatted(other.organizationId())));
        }

        @Test
        void givesNobodyWhatTheGranterDoesNotHold() {
            var project = tenant.project("p");
            var projectOwner = Tenant.as(tenant.account("ProjectOwner", project).token());

            Bindings.create(projectOwner, Bindings.onProject("service_account", account, project, "ProjectOwner"))
                    .statusCode(200);
            Bindings.create(
                            projectOwner,
                            Bindings.onProject("service_account", account, tenant.project("q"), "ProjectViewer"))
                    .statusCode(404);
            Bindings.create(projectOwner, Bindings.onOrganization("service_account", account, "OrgMember"))
                    .statusCode(404);
        }

        @Test
        void givesNobodyMoreThanTheGranterHoldsInAPart() {
            var project = tenant.project("p");
            var partOwner = tenant.account();
            var part = Bindings.onProject("service_account", partOwner.id(), project, "ProjectOwner");
            part.put("index", "docs");
            Bindings.create(owner(), part).statusCode(200);
            var granter = Tenant.as(partOwner.token());
            var body = Bindings.onProject("service_account", account, project, "DataPlaneViewer");

            Bindings.create(granter, body).statusCode(403).body("error.message", containsString("rolebinding:create"));
            body.put("index", "other");
            Bindings.create(granter, body).statusCode(404);
            body.put("index", "docs");
            Bindings.create(granter, body).statusCode(200);
        }

        @Test
        void isRefusedToWhoMayOnlyRead() {
            var project = tenant.project("p");
            var manager = Tenant.as(tenant.account("ProjectManager", project).token());

            Bindings.create(manager, Bindings.onProject("service_account", account, project, "ProjectViewer"))
                    .statusCode(403)
                    .body("error.message", containsString("rolebinding:create"));
            given().header("Api-Key", Installation.API_KEY)
                    .get("/admin/role-bindings")
                    .then()
                    .statusCode(403);
            given().get("/admin/role-bindings").then().statusCode(401);
        }

        @ParameterizedTest
        @CsvSource({
            "principal_type,wizard",
            "principal_id,nobody",
            "resource_type,planet",
            "role,ProjectOwner",
            "role,Service",
            "index,docs",
            "namespace,n"
        })
        void namesTheFieldThatIsWrong(String field, String value) {
            var body = Bindings.onOrganization("service_account", account, "OrgMember");
            body.put(field, value);

            Bindings.create(owner(), body)
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith(field + ": "));
        }

        @Test
        void letsAKeyHoldKeyRolesOnItsOwnProjectOnly() {
            var project = tenant.project("p");
            var key = key(project);

            Bindings.create(owner(), Bindings.onProject("api_key", key, project, "ControlPlaneViewer"))
                    .statusCode(200);
            Bindings.create(owner(), Bindings.onProject("api_key", key, project, "ProjectOwner"))
                    .statusCode(400)
                    .body("error.message", startsWith("role: "));
            Bindings.create(owner(), Bindings.onOrganization("api_key", key, "OrgMember"))
                    .statusCode(400)
                    .body("error.message", startsWith("resource_type: "));
            Bindings.create(owner(), Bindings.onProject("api_key", key, tenant.project("q"), "ProjectViewer"))
                    .statusCode(404);
        }
    }

    @Test
    void hidesForeignBindingsLikeAbsentOnes() {
        var other = Tenant.create();
        String foreign = other.asOwner().get("/admin/role-bindings").path("data[0].id");
        var absent = UUID.randomUUID().toString();

        assertEquals(
                owner().get(Bindings.path(absent)).asString().replace(absent, "ID"),
                owner().get(Bindings.path(foreign)).asString().replace(foreign, "ID"));
        owner().get(Bindings.path(foreign)).then().statusCode(404);
        owner().delete(Bindings.path(foreign)).then().statusCode(404);
        owner().get(Bindings.path("not-an-id")).then().statusCode(404);
    }

    private RequestSpecification owner() {
        return tenant.asOwner();
    }

    private String key(UUID project) {
        return owner().body(Map.of("name", "k"))
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key.id");
    }
}
