package dev.larch.iam.oauth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint as OAuth clients see it. */
@QuarkusTest
class TokenResourceTest {

    private static final String PUBLIC = "https://api.pinecone.io/";

    @Nested
    class Grant {

        @Test
        void answersJsonWithATokenThatThePublishedKeyVerifies() throws Exception {
            var token = post(Grants.request(Installation.CLIENT_ID, Installation.CLIENT_SECRET, PUBLIC))
                    .statusCode(200)
                    .body("token_type", equalTo("Bearer"), "expires_in", equalTo(1800))
                    .header("Cache-Control", "no-store")
                    .extract()
                    .<String>path("access_token");

            var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString()).getJsonWebKeys();
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                    .setExpectedIssuer(Installation.ISSUER)
                    .setExpectedAudience(PUBLIC)
                    .build()
                    .processToClaims(token);
            assertEquals("service_account", claims.getStringClaimValue("ptype"));
            assertEquals(
                    1800,
                    claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
        }

        @Test
        void answersAForm() {
            given().formParams(Grants.request(Installation.CLIENT_ID, Installation.CLIENT_SECRET, PUBLIC))
                    .post("/oauth/token")
                    .then()
                    .statusCode(200)
                    .body("token_type", equalTo("Bearer"));
        }

        @Test
        void takesTheClientFromTheBasicHeader() {
            given().auth()
                    .preemptive()
                    .basic(Installation.CLIENT_ID, Installation.CLIENT_SECRET)
                    .formParam("grant_type", "client_credentials")
                    .post("/oauth/token")
                    .then()
                    .statusCode(200)
                    .body("expires_in", equalTo(1800));
        }

        @Test
        void givesServicesAShortTokenForEachOther() {
            post(Grants.request("index-service", Installation.INDEX_SERVICE_SECRET, "larch:iam-service"))
                    .statusCode(200)
                    .body("expires_in", equalTo(300));
        }
    }

    @Nested
    class Refusal {

        @Test
        void namesNeitherClientNorSecretAsTheFault() {
            var wrongSecret = post(Grants.request(Installation.CLIENT_ID, "wrong", PUBLIC));
            var unknown = post(Grants.request("nobody", "wrong", PUBLIC)).statusCode(401);

            wrongSecret
                    .statusCode(401)
                    .header("WWW-Authenticate", "Basic realm=\"larch\"")
                    .body("error", equalTo("invalid_client"))
                    .body(equalTo(unknown.extract().asString()));
        }

        @Test
        void coversAServiceWithAWrongSecret() {
            post(Grants.request("index-service", "wrong", "larch:iam-service"))
                    .statusCode(401)
                    .body("error", equalTo("invalid_client"));
        }

        @Test
        void coversAServiceWithoutConfiguredSecret() {
            post(Grants.request("iam-service", "", "larch:iam-service")).statusCode(400);
            post(Grants.request("iam-service", "anything", "larch:iam-service")).statusCode(401);
        }

        @ParameterizedTest
        @ValueSource(strings = {PUBLIC, "larch-internal", "larch:nobody", "larch:"})
        void coversAServiceThatNamesNoServiceToCall(String audience) {
            post(Grants.request("index-service", Installation.INDEX_SERVICE_SECRET, audience))
                    .statusCode(400)
                    .body("error_description", equalTo("audience: must name a service of Larch."));
        }

        @Test
        void keepsAudiencesApart() {
            post(Grants.request(Installation.CLIENT_ID, Installation.CLIENT_SECRET, "larch:iam-service"))
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @Test
        void coversATokenForAnotherService() {
            var token = post(Grants.request("index-service", Installation.INDEX_SERVICE_SECRET, "larch:index-service"))
                    .statusCode(200)
                    .extract()
                    .<String>path("access_token");

            Tenant.as(token)
                    .get("/internal/v1/revocations?after=-1&nonce=n")
                    .then()
                    .statusCode(401);
        }

        @Test
        void hasOAuthsShapeForABodyThatIsTooLarge() {
            given().contentType(ContentType.JSON)
                    .body("{\"grant_type\":\"" + "x".repeat(100_000) + "\"}")
                    .post("/oauth/token")
                    .then()
                    .statusCode(413)
                    .body("error", equalTo("invalid_request"), "status", nullValue());
        }

        @Test
        void hasOAuthsShapeForAnotherMethod() {
            given().get("/oauth/token")
                    .then()
                    .statusCode(401)
                    .body("error", equalTo("invalid_client"), "status", nullValue());
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
        void hasOAuthsShapeForAnotherMediaType(String type) {
            given().header("Content-Type", type)
                    .body("grant_type=client_credentials".getBytes(StandardCharsets.UTF_8))
                    .post("/oauth/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"), "status", nullValue());
        }

        @Test
        void comesSoonerForAClientThatKeepsGuessing() {
            var client = "guessed-" + UUID.randomUUID();
            int tries = 0;
            while (tries < 100
                    && post(Grants.request(client, "wrong", PUBLIC)).extract().statusCode() == 401) {
                tries++;
            }

            var refusal = post(Grants.request(client, "wrong", PUBLIC));

            assertEquals(30, tries, 1);
            refusal.statusCode(429)
                    .header("Retry-After", matchesPattern("[0-9]+"))
                    .body("error", equalTo("temporarily_unavailable"));
        }

        @Test
        void coversOtherGrants() {
            var request = Grants.request(Installation.CLIENT_ID, Installation.CLIENT_SECRET, PUBLIC);
            request.put("grant_type", "password");

            post(request).statusCode(400).body("error", equalTo("unsupported_grant_type"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"grant_type", "client_id", "client_secret"})
        void namesTheFieldThatIsMissing(String field) {
            var request = Grants.request(Installation.CLIENT_ID, Installation.CLIENT_SECRET, PUBLIC);
            request.remove(field);

            post(request)
                    .statusCode(400)
                    .body(
                            "error",
                            equalTo("invalid_request"),
                            "error_description",
                            equalTo(field + ": must not be empty."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"grant_type\":{}}"})
        void coversABodyThatIsNoRequest(String body) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/oauth/token")
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request"));
        }

        @Test
        void coversAFormThatNamesAFieldTwice() {
            given().contentType("application/x-www-form-urlencoded")
                    .body("grant_type=client_credentials&client_id=a&client_id=b&client_secret=c")
                    .post("/oauth/token")
                    .then()
                    .statusCode(400)
                    .body("error_description", equalTo("client_id: named more than once."));
        }

        @Test
        void coversATextThatPostgresCannotHold() {
            post(Grants.request("a\u0000b", "c", PUBLIC)).statusCode(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Basic", "Basic !", "Basic bm9jb2xvbg==", "Basic OmE=", "Bearer abc"})
        void coversAHeaderThatNamesNoClient(String header) {
            given().header("Authorization", header)
                    .formParam("grant_type", "client_credentials")
                    .post("/oauth/token")
                    .then()
                    .statusCode(401)
                    .body("error", equalTo("invalid_client"));
        }
    }

    @Test
    void publishesOnlyThePublicHalfOfTheKey() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=60")
                .body("keys[0].kty", equalTo("RSA"), "keys[0].alg", equalTo("RS256"), "keys[0].d", nullValue());
    }

    @Test
    void saysWhereEverythingIs() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body(
                        "issuer", equalTo(Installation.ISSUER),
                        "token_endpoint", equalTo(Installation.ISSUER + "/oauth/token"),
                        "introspection_endpoint", equalTo(Installation.ISSUER + "/oauth/introspect"),
                        "jwks_uri", equalTo(Installation.ISSUER + "/.well-known/jwks.json"),
                        "token_endpoint_auth_methods_supported", hasItem("client_secret_basic"));
    }

    @Test
    void tokenDiesWithItsSecret() throws Exception {
        var tenant = Tenant.create();
        var account = tenant.account("OrgMember");
        var token = account.token();
        Tenant.as(token).get("/admin/projects").then().statusCode(200);

        dev.larch.iam.fixture.Database.execute(
                "UPDATE service_account SET secret_id = ? WHERE id = ?", UUID.randomUUID(), account.id());

        Tenant.as(token).get("/admin/projects").then().statusCode(401);
    }

    private static ValidatableResponse post(Map<String, String> request) {
        return given().contentType(ContentType.JSON)
                .body(request)
                .post("/oauth/token")
                .then();
    }
}
