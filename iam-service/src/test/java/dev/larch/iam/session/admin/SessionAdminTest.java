package dev.larch.iam.session.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees and ends which sessions. */
@QuarkusTest
class SessionAdminTest {

    private final Tenant tenant = Tenant.create();
    private final String email = "ann-%s@acme.example".formatted(UUID.randomUUID());
    private final String cookie = tenant.personWithSession(email, "OrgMember");
    private final UUID session = sessionOf(cookie);
    private final UUID user = UUID.fromString(Database.column("SELECT user_id FROM web_session WHERE id = ?", session)
            .getFirst());

    @Nested
    class Api {

        @Test
        void showsOwnersAllAndMembersTheirOwn() {
            tenant.personWithSession("bob-" + email, "OrgMember");

            tenant.asOwner().get("/admin/sessions").then().statusCode(200).body("data", hasSize(2));
            tenant.asOwner()
                    .queryParam("user_id", user)
                    .get("/admin/sessions")
                    .then()
                    .body("data.id", contains(session.toString()), "data[0].email", equalTo(email));
            Tenant.as(token(cookie)).get("/admin/sessions").then().body("data.id", contains(session.toString()));
        }

        @Test
        void refusesMembersTheSessionsOfOthers() {
            var other = sessionOf(tenant.personWithSession("bob-" + email, "OrgMember"));

            Tenant.as(token(cookie)).delete("/admin/sessions/" + other).then().statusCode(404);
            Tenant.as(token(cookie))
                    .queryParam("user_id", UUID.randomUUID())
                    .get("/admin/sessions")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("session:manage"));
            Tenant.as(token(cookie))
                    .post("/admin/users/" + user + "/revoke-sessions")
                    .then()
                    .statusCode(403);
        }

        @Test
        void pages() {
            tenant.session(
                    user,
                    OffsetDateTime.now().plusHours(1),
                    OffsetDateTime.now().plusHours(1));
            var next = tenant.asOwner()
                    .queryParam("limit", 1)
                    .get("/admin/sessions")
                    .then()
                    .body("data", hasSize(1))
                    .extract()
                    .<String>path("pagination.next");

            tenant.asOwner()
                    .queryParam("paginationToken", next)
                    .get("/admin/sessions")
                    .then()
                    .body("data", hasSize(1), "pagination", equalTo(null));
        }

        @Test
        void endsASessionAndItsTokens() {
            var token = token(cookie);

            tenant.asOwner().delete("/admin/sessions/" + session).then().statusCode(204);

            Tenant.as(token).get("/admin/projects").then().statusCode(401);
            tenant.asOwner().delete("/admin/sessions/" + session).then().statusCode(404);
            assertEquals(
                    "delete session " + session,
                    Database.events(tenant.organizationId()).getLast());
            assertEquals(
                    List.of("credential"),
                    Database.column("SELECT kind FROM revocation WHERE subject_id = ?", session.toString()));
        }

        @Test
        void endsAllSessionsOfAPerson() {
            tenant.session(
                    user,
                    OffsetDateTime.now().plusHours(1),
                    OffsetDateTime.now().plusHours(1));
            var token = token(cookie);

            tenant.asOwner()
                    .post("/admin/users/" + user + "/revoke-sessions")
                    .then()
                    .statusCode(200)
                    .body("revoked", equalTo(2));

            Tenant.as(token).get("/admin/projects").then().statusCode(401);
            given().redirects()
                    .follow(false)
                    .cookie("larch_session", cookie)
                    .get("/session")
                    .then()
                    .statusCode(303);
        }

        @Test
        void answersForForeignOnesAsForAbsentOnes() {
            var stranger = Tenant.create().asOwner();

            stranger.delete("/admin/sessions/" + session)
                    .then()
                    .statusCode(404)
                    .body("error.message", equalTo("Session %s not found.".formatted(session)));
            for (var id : List.of(user, UUID.randomUUID())) {
                Tenant.create()
                        .asOwner()
                        .post("/admin/users/" + id + "/revoke-sessions")
                        .then()
                        .statusCode(404)
                        .body("error.message", equalTo("User %s not found.".formatted(id)));
            }
            tenant.asOwner()
                    .queryParam("user_id", "x")
                    .get("/admin/sessions")
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class Page {

        @Test
        void listsTheOwnSessions() {
            page().get("/session/sessions")
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString("(this one)"), containsString("Sign out everywhere"));
            given().redirects()
                    .follow(false)
                    .get("/session/sessions")
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/sso/login?return_to=/session/sessions"));
        }

        @Test
        void endsOneSession() {
            var other = sessionOf(tenant.session(
                    user,
                    OffsetDateTime.now().plusHours(1),
                    OffsetDateTime.now().plusHours(1)));

            page().header("Sec-Fetch-Site", "same-origin")
                    .post("/session/sessions/" + other + "/revoke")
                    .then()
                    .statusCode(303);

            assertEquals(List.of(), Database.column("SELECT id FROM web_session WHERE id = ?", other));
        }

        @Test
        void signsOutEverywhere() {
            page().header("Sec-Fetch-Site", "same-origin")
                    .post("/session/sessions/sign-out-everywhere")
                    .then()
                    .statusCode(303);

            assertEquals(List.of(), Database.column("SELECT id FROM web_session WHERE user_id = ?", user));
        }

        @Test
        void isForOwnPagesOnly() {
            for (var path : List.of("sign-out-everywhere", session + "/revoke")) {
                page().header("Sec-Fetch-Site", "cross-site")
                        .post("/session/sessions/" + path)
                        .then()
                        .statusCode(403);
            }
            page().get("/session").then().statusCode(200);
        }

        private RequestSpecification page() {
            return given().redirects().follow(false).cookie("larch_session", cookie);
        }
    }

    @Test
    void remembersWhereASessionCameFrom() {
        var address = "zoe-" + email;
        tenant.expect(address, "OrgMember");

        new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}"
                        .formatted(UUID.randomUUID(), address));

        tenant.asOwner()
                .get("/admin/sessions")
                .then()
                .body("data.find { it.email == '%s' }.source_address".formatted(address), notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0, Firefox",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0, Edge",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36, Chrome",
        "curl/8.5.0, curl",
        "Something, other",
        ", unknown"
    })
    void tellsPrograms(String userAgent, String family) {
        assertEquals(family, UserAgentFamily.of(userAgent));
    }

    private static UUID sessionOf(String cookie) {
        return UUID.fromString(Database.column("SELECT id FROM web_session WHERE cookie_sha256 = ?", Sha256.hex(cookie))
                .getFirst());
    }

    private static String token(String cookie) {
        return given().cookie("larch_session", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/session/token")
                .path("access_token");
    }
}
