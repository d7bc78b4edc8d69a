package dev.larch.iam.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A session in the browser. */
@QuarkusTest
class SessionResourceTest {

    private final Tenant tenant = Tenant.create();
    private final String email = "ann-%s@acme.example".formatted(UUID.randomUUID());
    private final String cookie = tenant.personWithSession(email, "OrgManager");

    @Nested
    class Page {

        @Test
        void saysWhoOneIsAndWhatHeMayDo() {
            signedIn()
                    .get("/session")
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                    .body(
                            containsString(email),
                            containsString("org-" + tenant.organizationId()),
                            containsString("OrgManager"),
                            containsString("project:create"),
                            not(containsString("organization:update")));
        }

        @Test
        void escapesWhatOthersWrote() {
            tenant.asOwner()
                    .body("{\"name\":\"<script>alert(1)</script>\"}")
                    .patch("/admin/organizations/" + tenant.organizationId());

            signedIn()
                    .get("/session")
                    .then()
                    .body(not(containsString("<script>")), containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
        }

        @Test
        void sendsStrangersToSignIn() {
            for (var stranger : List.of("", "unheard-of")) {
                given().redirects()
                        .follow(false)
                        .cookie("larch_session", stranger)
                        .get("/session")
                        .then()
                        .statusCode(303)
                        .header("Location", endsWith("/sso/login"));
            }
            given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/session"));
        }
    }

    @Nested
    class Token {

        @Test
        void standsForThePersonForFiveMinutes() {
            var token = signedIn()
                    .header("Sec-Fetch-Site", "same-origin")
                    .post("/session/token")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("expires_in", equalTo(300), "token_type", equalTo("Bearer"))
                    .extract()
                    .<String>path("access_token");

            Tenant.as(token)
                    .body("{\"name\":\"p\"}")
                    .post("/admin/projects")
                    .then()
                    .statusCode(200);
            assertEquals(
                    List.of(email),
                    Database.column(
                            "SELECT DISTINCT event->'actor'->>'principal_name' FROM audit_outbox WHERE organization_id = ?",
                            tenant.organizationId()));
        }

        @Test
        void isForOwnPagesOnly() {
            signedIn().post("/session/token").then().statusCode(403);
            signedIn()
                    .header("Origin", "https://evil.example")
                    .post("/session/token")
                    .then()
                    .statusCode(403);
            signedIn()
                    .header("Origin", "https://larch.test")
                    .post("/session/token")
                    .then()
                    .statusCode(200);
        }

        @Test
        void needsASession() {
            given().header("Sec-Fetch-Site", "same-origin")
                    .post("/session/token")
                    .then()
                    .statusCode(401)
                    .body("error.code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Nested
    class SignOut {

        @Test
        void endsSessionAndTokens() {
            var token = signedIn()
                    .header("Sec-Fetch-Site", "same-origin")
                    .post("/session/token")
                    .<String>path("access_token");
            var session = Database.column("SELECT id FROM web_session WHERE cookie_sha256 = ?", Sha256.hex(cookie))
                    .getFirst();

            signedIn()
                    .header("Sec-Fetch-Site", "same-origin")
                    .post("/session/logout")
                    .then()
                    .statusCode(200)
                    .header("Set-Cookie", containsString("Max-Age=0"))
                    .body(containsString("You are signed out"));

            Tenant.as(token).get("/admin/projects").then().statusCode(401);
            signedIn().redirects().follow(false).get("/session").then().statusCode(303);
            assertEquals(
                    List.of("credential"),
                    Database.column("SELECT kind FROM revocation WHERE subject_id = ?", session));
            assertEquals(List.of("logout user " + email), Database.events(tenant.organizationId()));
        }

        @Test
        void isForOwnPagesOnly() {
            signedIn()
                    .header("Sec-Fetch-Site", "cross-site")
                    .post("/session/logout")
                    .then()
                    .statusCode(403);

            signedIn().get("/session").then().statusCode(200);
        }

        @Test
        void doesNothingToStrangers() {
            given().header("Sec-Fetch-Site", "same-origin")
                    .post("/session/logout")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void cookieOpensNothingButTheSession() {
        signedIn().get("/admin/projects").then().statusCode(401);
    }

    private RequestSpecification signedIn() {
        return given().cookie("larch_session", cookie);
    }
}
