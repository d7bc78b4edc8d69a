package dev.larch.iam.sso;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.hostile.Answer;
import dev.larch.iam.hostile.ConnectedCompany;
import dev.larch.iam.hostile.HostileProvider;
import dev.larch.iam.hostile.Keys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What counts of that which a provider sends back. */
@QuarkusTest
class SsoCallbackTest {

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final HostileProvider provider = connected.provider();
    private final String email = connected.ann();
    private final CompanySignIn ann = CompanySignIn.begin();
    private String connection = "";

    @BeforeEach
    void connect() {
        connected.connect();
        connection = connected.connection();
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Nested
    class Rotation {

        @Test
        void followANewKeyOfTheProvider() {
            ann.signIn(email).then().statusCode(303);

            rotateTo("second-key");

            CompanySignIn.begin().signIn(email).then().statusCode(303);
            assertEquals(2, looks());
        }

        @Test
        void areNotLookedForAtEveryStrangersToken() {
            provider.changeToken(token -> token.header("kid", "made-up"));

            for (int i = 0; i < 5; i++) {
                CompanySignIn.begin().signIn(email).then().statusCode(401).body(containsString("token_signature"));
            }

            assertEquals(2, looks());
        }

        private void rotateTo(String id) {
            var key = new HashMap<>(Keys.published(Keys.OTHER));
            key.put("kid", id);
            provider.answerJwks(() -> HostileProvider.keys(key));
            provider.changeToken(token -> token.header("kid", id).sign(Keys.OTHER));
        }

        private long looks() {
            return provider.requests().stream().filter("/jwks"::equals).count();
        }

        @Test
        void areAskedForAgainWhenTheyCouldNotBeHad() {
            provider.answerJwks(() -> Answer.status(500));
            ann.signIn(email).then().statusCode(503).body(containsString("provider_keys"));

            provider.answerJwks(() -> HostileProvider.keys(Keys.published(Keys.GOOD)));

            await().until(() -> CompanySignIn.begin().signIn(email).statusCode() == 303);
        }
    }

    @Nested
    class Answers {

        @Test
        void countOnce() {
            var back = ann.comeBack(ann.depart(email, "/session"));
            var cookies = new Browser();
            var replay = CompanySignIn.begin();
            replay.browser().adopt(ann.browser());
            ann.browser().get(back).then().statusCode(303);

            replay.browser().get(back).then().statusCode(401).body(containsString("This sign-in is over"));
            cookies.get(back).then().statusCode(401);

            assertFalse(replay.isSignedIn());
            assertEquals(List.of("replay", "state"), connected.refusals());
        }

        @Test
        void countOnceAlsoInARace() {
            var back = ann.comeBack(ann.depart(email, "/session"));

            var statuses = Race.of(3, () -> {
                var thief = CompanySignIn.begin();
                thief.browser().adopt(ann.browser());
                return thief.browser().get(back).statusCode();
            });

            assertEquals(List.of(303, 401, 401), statuses);
        }

        @Test
        void countAtTheirConnectionOnly() {
            var other = company.addConnection(provider.issuer(), Map.of("name", "other"))
                    .extract()
                    .<String>path("id");
            var back = ann.comeBack(ann.depart(email, "/session")).replace(connection, other);

            ann.browser().get(back).then().statusCode(401).body(containsString("state"));
        }

        @Test
        void ofNoConnectionSayNothing() {
            for (var id : List.of(UUID.randomUUID().toString(), "nonsense")) {
                given().get("/sso/%s/callback?state=x&code=y".formatted(id))
                        .then()
                        .statusCode(401);
                given().get("/sso/%s/login".formatted(id)).then().statusCode(401);
            }
        }

        @Test
        void mustNameTheIssuerWhenTheProviderSaysThatItDoes() {
            provider.changeDiscovery(document -> {
                var more = new HashMap<>(document);
                more.put("authorization_response_iss_parameter_supported", true);
                return more;
            });
            ann.signIn(email).then().statusCode(401).body(containsString("mix_up"));

            provider.changeAnswer(answer -> answer.put("iss", provider.issuer()));

            CompanySignIn.begin().signIn(email).then().statusCode(303);
        }
    }

    @Nested
    class Reauthentication {

        @Test
        void letsAnOwnerStopEnforcing() {
            company.tenant().expect(email, "OrgOwner");
            ann.signIn(email).then().statusCode(303);
            company.patch(connection, Map.of("enforce", true)).statusCode(200);
            patchAsAnn().then().statusCode(403).body("error.message", containsString("reauthentication_required"));
            connected.person("s-ann", email, Map.of("auth_time", Instant.now().getEpochSecond()));

            ann.browser().get(ann.comeBack(reauthenticate())).then().statusCode(303);

            patchAsAnn().then().statusCode(200);
        }

        @Test
        void countsOnlyWhenTheProviderAskedForThePassword() {
            ann.signIn(email).then().statusCode(303);
            var atProvider = reauthenticate();

            ann.browser().get(ann.comeBack(atProvider)).then().statusCode(401).body(containsString("not_fresh"));
            assertTrue(atProvider.startsWith(provider.issuer()), atProvider);
        }

        @Test
        void isNotWhatTheProviderClaimsOfTheFuture() {
            company.tenant().expect(email, "OrgOwner");
            connected.person(
                    "s-ann",
                    email,
                    Map.of("auth_time", Instant.now().plusSeconds(3600).getEpochSecond()));

            ann.signIn(email).then().statusCode(303);

            patchAsAnn().then().statusCode(403).body("error.message", containsString("reauthentication_required"));
        }

        private String reauthenticate() {
            var path = ann.browser()
                    .get("/session/reauthenticate")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/sso/%s/reauthenticate".formatted(connection)))
                    .extract()
                    .header("Location");
            return ann.browser()
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("prompt=login"))
                    .extract()
                    .header("Location");
        }

        private Response patchAsAnn() {
            var token = ann.browser().post("/session/token", Map.of()).<String>path("access_token");
            return Tenant.as(token).body(Map.of("enforce", false)).patch("/admin/sso/connections/{id}", connection);
        }
    }
}
