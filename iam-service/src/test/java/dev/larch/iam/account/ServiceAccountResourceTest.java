package dev.larch.iam.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service accounts over HTTP. */
@QuarkusTest
class ServiceAccountResourceTest {

    private static final String ACCOUNTS = "/admin/service-accounts";

    private final Tenant tenant = Tenant.create();

    @Nested
    class Create {

        @Test
        void showsTheSecretOnceAndStoresItsHash() {
            var created = create("{\"name\":\"ci\"}")
                    .statusCode(201)
                    .body("service_account.name", equalTo("ci"))
                    .body("service_account.client_id", matchesPattern("[A-Za-z0-9_-]{32}"))
                    .body("service_account.created_at", notNullValue())
                    .body("service_account.updated_at", notNullValue())
                    .body("client_secret", matchesPattern("[A-Za-z0-9_-]{64}"))
                    .extract();
            String secret = created.path("client_secret");

            tenant.asOwner()
                    .get(path(created.path("service_account.id")))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("ci"))
                    .body(not(containsString(secret)));
            assertEquals(List.of("create service-account ci"), Database.events(tenant.organizationId()));
            assertEquals(
                    List.of(),
                    Database.column(
                            "SELECT id FROM service_account WHERE position(? in row_to_json(service_account)::text) > 0",
                            secret));
        }

        @Test
        void givesTheRolesThatAreNamed() {
            var project = tenant.project("p");
            var created = create("""
                    {"name":"ci","role_bindings":[
                        {"resource_type":"organization","role":"OrgMember"},
                        {"resource_type":"project","resource_id":"%s","role":"ProjectEditor","index":"docs"}]}""".formatted(project)).statusCode(201).extract();

            tenant.asOwner()
                    .get("/admin/role-bindings?principal_type=service_account&principal_id="
                            + created.path("service_account.id"))
                    .then()
                    .body(
                            "data",
                            hasSize(2),
                            "data[1].index",
                            equalTo("docs"),
                            "data[1].role",
                            equalTo("ProjectEditor"));
            Tenant.as(Grants.token(created.path("service_account.client_id"), created.path("client_secret")))
                    .get("/admin/organizations")
                    .then()
                    .statusCode(200);
            assertEquals(
                    List.of(
                            "create project p",
                            "create service-account ci",
                            "create role-binding OrgMember",
                            "create role-binding ProjectEditor"),
                    Database.events(tenant.organizationId()));
        }

        @Test
        void makesNothingWhenOneRoleIsOnAForeignProject() {
            var foreign = Tenant.create().project("theirs");

            create("""
                    {"name":"ci","role_bindings":[{"resource_type":"project","resource_id":"%s","role":"ProjectViewer"}]}
                    """.formatted(foreign))
                    .statusCode(404)
                    .body("error.message", equalTo("Project %s not found.".formatted(foreign)));

            tenant.asOwner().get(ACCOUNTS).then().body("data", hasSize(1));
            assertEquals(List.of(), Database.events(tenant.organizationId()));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | name: ",
                    "{'name':''} | name: ",
                    "{'name':'a\\u0000b'} | name: ",
                    "{'name':5} | name: ",
                    "{'name':'n','role_bindings':5} | role_bindings: ",
                    "{'name':'n','role_bindings':[null]} | role_bindings[0].resource_type: ",
                    "{'name':'n','role_bindings':[{'resource_type':'planet','role':'OrgMember'}]} | role_bindings[0].resource_type: ",
                    "{'name':'n','role_bindings':[{'resource_type':'organization','role':'ProjectOwner'}]} | role_bindings[0].role: ",
                    "{'name':'n','role_bindings':[{'resource_type':'organization','role':'Service'}]} | role_bindings[0].role: ",
                    "{'name':'n','role_bindings':[{'resource_type':'organization','role':'OrgMember','index':'i'}]} | role_bindings[0].index: ",
                    "{'name':'n','role_bindings':[{'resource_type':'project','role':'ProjectOwner'}]} | role_bindings[0].resource_id: "
                })
        void namesTheFieldThatIsWrong(String body, String field) {
            create(body.replace('\'', '"'))
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith(field));
        }

        @Test
        void takesAHundredRolesAndNoMore() {
            var role = "{\"resource_type\":\"organization\",\"role\":\"OrgMember\"}";

            create("{\"name\":\"n\",\"role_bindings\":[%s]}"
                            .formatted(String.join(",", java.util.Collections.nCopies(101, role))))
                    .statusCode(400)
                    .body("error.message", startsWith("role_bindings: "));
            create("{\"name\":\"n\",\"role_bindings\":[%s,%s]}".formatted(role, role))
                    .statusCode(400)
                    .body("error.message", startsWith("role_bindings[1]: "));
        }

        @Test
        void isForOwnersOnly() {
            Tenant.as(tenant.account("OrgManager").token())
                    .body("{\"name\":\"n\"}")
                    .post(ACCOUNTS)
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("serviceaccount:create"));
            given().contentType(ContentType.JSON)
                    .body("{")
                    .post(ACCOUNTS)
                    .then()
                    .statusCode(401);
            given().header("Api-Key", Installation.API_KEY).get(ACCOUNTS).then().statusCode(403);
        }
    }

    @Nested
    class Rotate {

        @Test
        void endsTheOldSecretAndItsTokensAtOnce() {
            var created = create(
                            "{\"name\":\"ci\",\"role_bindings\":[{\"resource_type\":\"organization\",\"role\":\"OrgMember\"}]}")
                    .extract();
            String clientId = created.path("service_account.client_id");
            var token = Grants.token(clientId, created.path("client_secret"));
            var oldSecretId = Database.column("SELECT secret_id FROM service_account WHERE client_id = ?", clientId);

            var rotated = tenant.asOwner()
                    .post(path(created.path("service_account.id")) + "/rotate-secret")
                    .then()
                    .statusCode(200)
                    .body("service_account.client_id", equalTo(clientId))
                    .extract();

            Tenant.as(token).get("/admin/organizations").then().statusCode(401);
            given().contentType(ContentType.JSON)
                    .body(Grants.request(clientId, created.path("client_secret"), "https://api.pinecone.io/"))
                    .post("/oauth/token")
                    .then()
                    .statusCode(401);
            Tenant.as(Grants.token(clientId, rotated.path("client_secret")))
                    .get("/admin/organizations")
                    .then()
                    .statusCode(200);
            assertEquals(
                    List.of("credential"),
                    Database.column("SELECT kind FROM revocation WHERE subject_id = ?", oldSecretId.getFirst()));
        }
    }

    @Test
    void recordsARotation() {
        var account = tenant.account();

        tenant.asOwner().post(path(account.id()) + "/rotate-secret").then().statusCode(200);

        assertEquals(List.of("rotate-secret service-account robot"), Database.events(tenant.organizationId()));
    }

    @Test
    void isRenamed() {
        String id = create("{\"name\":\"old\"}").extract().path("service_account.id");

        tenant.asOwner()
                .body("{\"name\":\"new\"}")
                .patch(path(id))
                .then()
                .statusCode(200)
                .body("name", equalTo("new"));

        tenant.asOwner().get(path(id)).then().body("name", equalTo("new"));
        assertEquals(List.of("principal"), Database.column("SELECT kind FROM revocation WHERE subject_id = ?", id));
    }

    @Test
    void isDeletedWithItsRolesAndTokens() {
        var account = tenant.account("OrgMember");
        var token = account.token();

        tenant.asOwner().delete(path(account.id())).then().statusCode(202);

        Tenant.as(token).get("/admin/organizations").then().statusCode(401);
        tenant.asOwner().get(path(account.id())).then().statusCode(404);
        tenant.asOwner().delete(path(account.id())).then().statusCode(404);
        assertEquals(List.of(), Database.column("SELECT id FROM role_binding WHERE principal_id = ?", account.id()));
        assertEquals(
                List.of("delete role-binding OrgMember", "delete service-account robot"),
                Database.events(tenant.organizationId()));
    }

    @Test
    void staysWhileItIsTheOnlyOwner() {
        String owner = tenant.asOwner().get(ACCOUNTS).path("data[0].id");

        tenant.asOwner().delete(path(owner)).then().statusCode(409).body("error.code", equalTo("ABORTED"));

        tenant.asOwner().get(path(owner)).then().statusCode(200);
    }

    @Test
    void isListedInPages() {
        create("{\"name\":\"a\"}");
        create("{\"name\":\"b\"}");

        var first = tenant.asOwner()
                .get(ACCOUNTS + "?limit=2")
                .then()
                .body("data", hasSize(2))
                .extract();
        var second = tenant.asOwner()
                .get(ACCOUNTS + "?limit=2&paginationToken=" + first.path("pagination.next"))
                .then()
                .statusCode(200)
                .body("data", hasSize(1), "pagination", nullValue())
                .extract();

        assertTrue(!first.<List<String>>path("data.id").contains(second.<String>path("data[0].id")));
        tenant.asOwner()
                .get(ACCOUNTS + "?limit=101")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("OUT_OF_RANGE"));
        Tenant.create()
                .asOwner()
                .get(ACCOUNTS + "?paginationToken=" + first.path("pagination.next"))
                .then()
                .statusCode(400);
    }

    @Test
    void isHiddenFromOthersLikeAnAbsentOne() {
        var foreign = Tenant.create().account("OrgMember").id();
        var absent = UUID.randomUUID();

        assertEquals(
                tenant.asOwner().get(path(absent)).asString().replace(absent.toString(), "ID"),
                tenant.asOwner().get(path(foreign)).asString().replace(foreign.toString(), "ID"));
        tenant.asOwner().get(path(foreign)).then().statusCode(404);
        tenant.asOwner().body("{\"name\":\"x\"}").patch(path(foreign)).then().statusCode(404);
        tenant.asOwner().delete(path(foreign)).then().statusCode(404);
        tenant.asOwner().post(path(foreign) + "/rotate-secret").then().statusCode(404);
        tenant.asOwner().get(path("not-an-id")).then().statusCode(404);
    }

    private ValidatableResponse create(String body) {
        return tenant.asOwner().body(body).post(ACCOUNTS).then();
    }

    private static String path(Object id) {
        return ACCOUNTS + "/" + id;
    }
}
