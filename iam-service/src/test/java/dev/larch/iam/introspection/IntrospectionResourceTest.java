package dev.larch.iam.introspection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients are told about tokens. */
@QuarkusTest
class IntrospectionResourceTest {

    private static final String INACTIVE = "{\"active\":false}";

    private final Tenant tenant = Tenant.create();

    @Test
    void describesATokenOfTheClientsOrganization() {
        var account = tenant.account("OrgMember");

        introspect(tenant.ownerClientId(), Tenant.SECRET, account.token())
                .body(
                        "active", equalTo(true),
                        "sub", equalTo(account.id().toString()),
                        "iss", equalTo(Installation.ISSUER),
                        "aud", hasItem("https://api.pinecone.io/"),
                        "token_type", equalTo("Bearer"),
                        "principal_type", equalTo("service_account"),
                        "organization_id", equalTo(tenant.organizationId().toString()))
                .header("Cache-Control", "no-store");
    }

    @Test
    void tellsAServiceAboutEverybody() {
        introspect("index-service", Installation.INDEX_SERVICE_SECRET, tenant.ownerToken())
                .body("active", equalTo(true));
    }

    @Test
    void saysNothingAboutATokenOfAnotherOrganization() {
        assertInactive(Tenant.create().ownerToken());
    }

    @Test
    void saysNothingAboutATokenOfAService() {
        var token = Grants.serviceToken("larch:index-service");

        assertInactive(token);
    }

    @Test
    void saysNothingAboutARevokedToken() throws Exception {
        var account = tenant.account("OrgMember");
        var token = account.token();
        Database.execute("UPDATE service_account SET secret_id = ? WHERE id = ?", UUID.randomUUID(), account.id());

        assertInactive(token);
    }

    @Test
    void saysNothingAboutATokenThatWasTamperedWith() {
        var token = tenant.ownerToken();
        int dot = token.indexOf('.');

        assertInactive(
                token.substring(0, dot + 5) + (token.charAt(dot + 5) == 'A' ? 'B' : 'A') + token.substring(dot + 6));
        assertInactive(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a.b.c",
                "..",
                "eyJhbGciOiJub25lIn0.e30.",
                "pcsk_abc_def",
                "eyJraWQiOiIuLi8uLi9ldGMifQ.e30.c2ln"
            })
    void saysNothingAboutWhatIsNoToken(String text) {
        assertInactive(text);
    }

    @Test
    void takesJsonToo() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"client_id": "%s", "client_secret": "%s", "token": "%s"}""".formatted(tenant.ownerClientId(), Tenant.SECRET, tenant.ownerToken()))
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
    }

    @Test
    void refusesWhoDoesNotProveHimself() {
        given().formParam("token", tenant.ownerToken())
                .post("/oauth/introspect")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        given().auth()
                .preemptive()
                .basic(tenant.ownerClientId(), "wrong")
                .formParam("token", tenant.ownerToken())
                .post("/oauth/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        given().auth()
                .preemptive()
                .oauth2(tenant.ownerToken())
                .formParam("token", tenant.ownerToken())
                .post("/oauth/introspect")
                .then()
                .statusCode(401);
    }

    @Test
    void asksForTheToken() {
        given().auth()
                .preemptive()
                .basic(tenant.ownerClientId(), Tenant.SECRET)
                .formParam("token_type_hint", "access_token")
                .post("/oauth/introspect")
                .then()
                .statusCode(400)
                .body("error_description", equalTo("token: must not be empty."));
    }

    private void assertInactive(String token) {
        var body = introspect(tenant.ownerClientId(), Tenant.SECRET, token)
                .extract()
                .asString();

        assertEquals(INACTIVE, body);
    }

    private static ValidatableResponse introspect(String client, String secret, String token) {
        return given().auth()
                .preemptive()
                .basic(client, secret)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200);
    }
}
