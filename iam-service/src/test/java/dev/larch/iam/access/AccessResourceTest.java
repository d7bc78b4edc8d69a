package dev.larch.iam.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.fixture.TestKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about rights over HTTP. */
@QuarkusTest
class AccessResourceTest {

    private final Tenant tenant = Tenant.create();
    private UUID project;
    private TestKey key;

    @BeforeEach
    void createKey() {
        project = tenant.project("p");
        key = TestKey.create(
                tenant,
                project,
                "{\"name\":\"k\",\"roles\":[\"DataPlaneViewer\"],\"index\":\"docs\",\"namespace\":\"eu\"}");
    }

    @Nested
    class Explain {

        @Test
        void namesTheBindingThatAllows() {
            explain("api_key", key.id(), "record:query", place("docs", "eu"))
                    .statusCode(200)
                    .body(
                            "decision", equalTo("allowed"),
                            "binding.id", equalTo(bindingOf(key.id())),
                            "binding.role", equalTo("DataPlaneViewer"),
                            "binding.resource_type", equalTo("project"),
                            "binding.resource_id", equalTo(project.toString()),
                            "binding.index", equalTo("docs"),
                            "binding.namespace", equalTo("eu"),
                            "reason", containsString("DataPlaneViewer"));
        }

        @Test
        void saysWhyNot() {
            refused("record:query", place("docs", "us"), "hidden", "elsewhere");
            refused("record:query", place("docs", null), "forbidden", "on a part only");
            refused("record:delete", place("docs", "eu"), "forbidden", "No role of the principal grants record:delete");
            refused("record:query", place("logs", null), "hidden", "elsewhere");
            refused("record:query", "{}", "hidden", "elsewhere");
        }

        @Test
        void knowsThatAKeyHasExpired() throws SQLException {
            Database.execute("UPDATE api_key SET expires_at = now() WHERE id = ?", UUID.fromString(key.id()));

            refused("record:query", place("docs", "eu"), "forbidden", "expired");
        }

        @Test
        void tellsTheOwnerThroughTheOrganization() {
            var owner = Database.column(
                            "SELECT principal_id FROM role_binding WHERE organization_id = ? AND role = 'OrgOwner'",
                            tenant.organizationId())
                    .getFirst();

            explain("service_account", owner, "record:delete", place("docs", null))
                    .body("decision", equalTo("allowed"), "binding.resource_type", equalTo("organization"));
            explain("service_account", owner, "organization:update", "{}").body("decision", equalTo("allowed"));
        }

        @Test
        void showsAProjectOwnerNothingBeyondHisProject() {
            var other = tenant.project("q");
            var owner = Tenant.as(tenant.account("ProjectOwner", project).token());
            var inBoth = tenant.account("ProjectViewer", project);
            var elsewhere = tenant.account("ProjectViewer", other);
            var keyElsewhere = TestKey.create(tenant, other, "{\"name\":\"k\"}");

            ask(owner, "service_account", inBoth.id(), question("record:query", place("docs", null)))
                    .statusCode(200)
                    .body("decision", equalTo("allowed"));
            ask(owner, "service_account", inBoth.id(), question("record:query", placeIn(other)))
                    .statusCode(404)
                    .body("error.message", equalTo("Project %s not found.".formatted(other)));
            hides(owner, "service_account", elsewhere.id());
            hides(owner, "api_key", keyElsewhere.id());
            ask(owner, "api_key", key.id(), question("record:query", place("docs", "eu")))
                    .statusCode(200);
        }

        @Test
        void answersForForeignThingsAsForAbsentOnes() {
            var stranger = Tenant.create();
            var foreignKey = TestKey.create(stranger, stranger.project("p"), "{\"name\":\"k\"}");
            var person = stranger.expect(UUID.randomUUID() + "@x.example", "OrgMember");

            hides(tenant.asOwner(), "api_key", foreignKey.id());
            hides(tenant.asOwner(), "user", person);
            hides(tenant.asOwner(), "user", "no-id");
            explain("api_key", key.id(), "record:query", placeIn(stranger.project("q")))
                    .statusCode(404);
            explain("api_key", key.id(), "record:query", placeIn(UUID.randomUUID()))
                    .statusCode(404);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                wizard  | record:query | {}                              | principal_type:
                service | record:query | {}                              | principal_type:
                invite  | record:query | {}                              | principal_type:
                api_key | record:fly   | {}                              | permission:
                api_key | record:query | {"index":"docs"}                | index:
                api_key | record:query | {"namespace":"eu"}              | namespace:
                api_key | record:query | 7                               | resource:
                api_key | record:query | {"project_id":"00000000-0000-0000-0000-000000000000","index":"a\\u0000"} | index:
                api_key | record:query | {"project_id":"00000000-0000-0000-0000-000000000000","index":"a","namespace":"a\\u0000"} | namespace:
                """)
        void namesTheFieldThatIsWrong(String type, String permission, String place, String start) {
            explain(type, key.id(), permission, place).statusCode(400).body("error.message", startsWith(start));
        }

        private void refused(String permission, String place, String decision, String reason) {
            explain("api_key", key.id(), permission, place)
                    .statusCode(200)
                    .body("decision", equalTo(decision), "binding", nullValue(), "reason", containsString(reason));
        }

        private void hides(RequestSpecification asker, String type, Object id) {
            ask(asker, type, id, question("record:query", place("docs", null)))
                    .statusCode(404)
                    .body("error.message", equalTo("Principal %s not found.".formatted(id)));
        }
    }

    @Nested
    class WhoCan {

        @Test
        void namesEverybodyWhoMayAndNobodyElse() throws SQLException {
            var viewer = tenant.account("ProjectViewer", project);
            tenant.account("ProjectMember", project);
            tenant.account("ProjectViewer", tenant.project("q"));
            var expired = TestKey.create(tenant, project, "{\"name\":\"old\"}");
            Database.execute("UPDATE api_key SET expires_at = now() WHERE id = ?", UUID.fromString(expired.id()));

            assertEquals(sorted(owner(), viewer.id().toString(), key.id()), whoCan("&index=docs&namespace=eu"));
            assertEquals(sorted(owner(), viewer.id().toString()), whoCan("&index=docs"));
            assertEquals(sorted(owner(), viewer.id().toString()), whoCan(""));
        }

        @Test
        void namesTheBinding() {
            tenant.asOwner()
                    .get(path("record:query", "&index=docs&namespace=eu"))
                    .then()
                    .statusCode(200)
                    .body("data.find { it.principal_type == 'api_key' }.principal_name", equalTo("k"))
                    .body("data.find { it.principal_type == 'api_key' }.binding.id", equalTo(bindingOf(key.id())))
                    .body("data.find { it.principal_type == 'service_account' }.binding.role", equalTo("OrgOwner"))
                    .body("pagination", nullValue());
        }

        @Test
        void comesInPages() {
            tenant.account("ProjectViewer", project);
            tenant.account("ProjectViewer", project);
            var found = new ArrayList<String>();
            var token = "";
            do {
                var page = tenant.asOwner()
                        .get(path("record:query", "&limit=1" + token))
                        .then()
                        .statusCode(200)
                        .extract();
                found.addAll(page.path("data.principal_id"));
                String next = page.path("pagination.next");
                token = next == null ? "" : "&paginationToken=" + next;
            } while (!token.isEmpty());

            assertEquals(List.copyOf(whoCan("")), found);
        }

        @Test
        void isForOwners() {
            var member = Tenant.as(tenant.account("ProjectManager", project).token());
            var owner = tenant.account("ProjectOwner", project).token();

            member.get(path("record:query", ""))
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("access:explain"));
            Tenant.as(owner).get(path("record:query", "")).then().statusCode(200);
            Tenant.as(owner)
                    .get("/admin/access/who-can?permission=organization:update")
                    .then()
                    .statusCode(404);
            Tenant.as(owner)
                    .get("/admin/access/who-can?permission=record:query&project_id=" + tenant.project("q"))
                    .then()
                    .statusCode(404);
            given().get(path("record:query", "")).then().statusCode(401);
            given().header("Api-Key", Installation.API_KEY)
                    .get(path("record:query", ""))
                    .then()
                    .statusCode(403)
                    .body(notNullValue());
        }

        @ParameterizedTest
        @CsvSource({
            "limit=1, permission:",
            "permission=fly, permission:",
            "permission=record:query&limit=0, limit:",
            "permission=record:query&paginationToken=x, paginationToken:"
        })
        void namesTheParameterThatIsWrong(String query, String start) {
            tenant.asOwner()
                    .get("/admin/access/who-can?" + query)
                    .then()
                    .statusCode(400)
                    .body("error.message", startsWith(start));
        }

        private Set<String> whoCan(String place) {
            List<String> found = tenant.asOwner()
                    .get(path("record:query", place))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("data.principal_id");
            return new LinkedHashSet<>(found);
        }

        private String path(String permission, String more) {
            return "/admin/access/who-can?permission=%s&project_id=%s%s".formatted(permission, project, more);
        }

        private Set<String> sorted(String... ids) {
            return new TreeSet<>(Set.of(ids));
        }

        private String owner() {
            return Database.column("SELECT id FROM service_account WHERE client_id = ?", tenant.ownerClientId())
                    .getFirst();
        }
    }

    private ValidatableResponse explain(String type, Object id, String permission, String place) {
        return ask(tenant.asOwner(), type, id, question(permission, place));
    }

    private static ValidatableResponse ask(RequestSpecification asker, String type, Object id, String question) {
        return asker.body("{\"principal_type\":\"%s\",\"principal_id\":\"%s\",%s}".formatted(type, id, question))
                .post("/admin/access/explain")
                .then();
    }

    private static String question(String permission, String place) {
        return "\"permission\":\"%s\",\"resource\":%s".formatted(permission, place);
    }

    private String place(String index, String namespace) {
        return namespace == null
                ? "{\"project_id\":\"%s\",\"index\":\"%s\"}".formatted(project, index)
                : "{\"project_id\":\"%s\",\"index\":\"%s\",\"namespace\":\"%s\"}".formatted(project, index, namespace);
    }

    private static String placeIn(UUID project) {
        return "{\"project_id\":\"%s\"}".formatted(project);
    }

    private static String bindingOf(String principal) {
        return Database.column("SELECT id FROM role_binding WHERE principal_id::text = ?", principal)
                .getFirst();
    }
}
