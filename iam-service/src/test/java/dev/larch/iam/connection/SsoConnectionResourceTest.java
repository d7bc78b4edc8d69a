package dev.larch.iam.connection;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections over HTTP. */
@QuarkusTest
class SsoConnectionResourceTest {

    private static final String ISSUER = "https://idp.corp.example/realms/x";

    private final Company company = Company.create();
    private final Tenant tenant = company.tenant();

    @Nested
    class Create {

        @Test
        void answersWithTheAddressesThatTheProviderMustKnow() {
            company.prove();

            var id = company.addConnection(ISSUER, Map.of("domains", List.of(company.domain())))
                    .statusCode(201)
                    .body(
                            "issuer", equalTo(ISSUER),
                            "scopes", contains("openid", "email", "profile"),
                            "domains", contains(company.domain()),
                            "enforce", equalTo(false),
                            "enabled", equalTo(true),
                            "default_role", equalTo("OrgMember"),
                            "session_lifetime_seconds", equalTo(86_400),
                            "client_secret", equalTo(null))
                    .extract()
                    .<String>path("id");

            get(id).body(
                            "redirect_uri",
                            equalTo("%s/sso/%s/callback".formatted(Installation.ISSUER, id)),
                            "backchannel_logout_uri",
                            equalTo("%s/sso/%s/backchannel-logout".formatted(Installation.ISSUER, id)));
            assertEquals(
                    "create sso-connection idp",
                    Database.events(company.organizationId()).getLast());
        }

        @Test
        void sealsTheSecret() {
            var id = company.addConnection(ISSUER, Map.of("client_secret", "very-secret-value"))
                    .body(not(containsString("very-secret-value")))
                    .extract()
                    .<String>path("id");

            var stored = Database.column("SELECT client_secret FROM sso_connection WHERE id = ?", UUID.fromString(id))
                    .getFirst();

            assertFalse(stored.contains("very-secret-value"), stored);
            assertEquals(
                    List.of(),
                    Database.column(
                            "SELECT event_id FROM audit_outbox WHERE organization_id = ? AND event::text LIKE '%very-secret%'",
                            company.organizationId()));
        }

        @ParameterizedTest
        @CsvSource({
            "issuer, ftp://x.example",
            "issuer, https://x.example?q=1",
            "issuer, https://user:pw@x.example",
            "issuer, nonsense",
            "default_role, OrgOwner",
            "default_role, ProjectOwner",
            "session_lifetime_seconds, 10",
            "session_lifetime_seconds, 90000",
            "enforce, true",
            "name, ''",
            "client_id, ''"
        })
        void namesTheFieldThatIsWrong(String field, String value) {
            company.addConnection(ISSUER, Map.of(field, value))
                    .statusCode(400)
                    .body(
                            "error.message",
                            containsString(field.equals("session_lifetime_seconds") ? "ifetime" : field));
        }

        @Test
        void takesOnlyDomainsThatAreProvedAndFree() {
            company.addDomain(company.domain()).statusCode(201);
            takesNot(company.domain());
            takesNot("absent.example");

            var other = Company.create();
            other.prove();
            takesNot(other.domain());

            var own = new Company(tenant, "own-" + company.domain());
            own.prove();
            own.connect(ISSUER, Map.of());
            takesNot(own.domain());
        }

        private void takesNot(String domain) {
            company.addConnection(ISSUER, Map.of("name", "second", "domains", List.of(domain)))
                    .statusCode(400)
                    .body("error.message", containsString("domains:"));
        }

        @Test
        void rejectsTheSameNameTwice() {
            company.addConnection(ISSUER, Map.of()).statusCode(201);

            company.addConnection(ISSUER, Map.of()).statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        }

        @Test
        void isForOwners() {
            Tenant.as(tenant.account("OrgManager").token())
                    .body(Map.of("name", "n"))
                    .post("/admin/sso/connections")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("sso:manage"));
        }
    }

    @Nested
    class Delete {

        @Test
        void freesItsDomains() {
            company.prove();
            var id = company.connect(ISSUER, Map.of());

            delete(tenant, id).statusCode(202);

            tenant.asOwner().get("/admin/sso/connections").then().body("data", hasSize(0));
            company.addConnection(ISSUER, Map.of("domains", List.of(company.domain())))
                    .statusCode(201);
        }

        @Test
        void keepsADomainThatIsEnforced() {
            var domain = company.prove();
            breakGlass(tenant.expect("owner@" + company.domain(), "OrgOwner"));
            company.patch(company.connect(ISSUER, Map.of()), Map.of("enforce", true))
                    .statusCode(200);

            tenant.asOwner().delete("/admin/sso/domains/{id}", domain).then().statusCode(412);
        }
    }

    @Test
    void looksAtTheProvider() {
        var provider = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        var good = company.addConnection(provider, Map.of()).extract().<String>path("id");
        var dead = company.addConnection("http://127.0.0.1:1", Map.of("name", "dead"))
                .extract()
                .<String>path("id");
        var metadata = company.addConnection("http://169.254.169.254", Map.of("name", "metadata"))
                .extract()
                .<String>path("id");

        look(good).body("ok", equalTo(true));
        look(dead).body("ok", equalTo(false), "message", containsString("cannot be reached"));
        look(metadata).body("ok", equalTo(false));
    }

    @Test
    void answersAForeignOneLikeAnAbsentOne() {
        var id = company.addConnection(ISSUER, Map.of()).extract().<String>path("id");
        var stranger = Tenant.create();

        for (var unknown : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
            var answer = equalTo("SSO connection %s not found.".formatted(unknown));
            var path = "/admin/sso/connections/" + unknown;
            stranger.asOwner().get(path).then().statusCode(404).body("error.message", answer);
            stranger.asOwner()
                    .body(Map.of("name", "x"))
                    .patch(path)
                    .then()
                    .statusCode(404)
                    .body("error.message", answer);
            stranger.asOwner().delete(path).then().statusCode(404).body("error.message", answer);
            stranger.asOwner().post(path + "/test").then().statusCode(404).body("error.message", answer);
        }
        stranger.asOwner().get("/admin/sso/connections").then().body("data", empty());
    }

    @Test
    void letsOnlyAnOwnerBreakTheGlass() {
        breakGlass(UUID.randomUUID()).statusCode(400).body("error.message", containsString("break_glass_user_id:"));
        breakGlass(tenant.expect("m@" + company.domain(), "OrgManager")).statusCode(400);
        breakGlass(Tenant.create().expect("o@" + company.domain(), "OrgOwner")).statusCode(400);
    }

    private ValidatableResponse look(String id) {
        return tenant.asOwner()
                .post("/admin/sso/connections/{id}/test", id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse get(String id) {
        return tenant.asOwner().get("/admin/sso/connections/{id}", id).then().statusCode(200);
    }

    private ValidatableResponse breakGlass(@Nullable UUID user) {
        return tenant.asOwner()
                .body(user == null ? "{}" : "{\"break_glass_user_id\":\"%s\"}".formatted(user))
                .put("/admin/sso/settings")
                .then();
    }

    private static ValidatableResponse delete(Tenant tenant, String id) {
        return tenant.asOwner().delete("/admin/sso/connections/{id}", id).then();
    }
}
