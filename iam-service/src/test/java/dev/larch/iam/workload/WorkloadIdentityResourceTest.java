package dev.larch.iam.workload;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workload identities over HTTP. */
@QuarkusTest
class WorkloadIdentityResourceTest {

    private final Tenant tenant = Tenant.create();
    private final Tenant.Account account = tenant.account("OrgMember");
    private final String path = "/admin/service-accounts/" + account.id() + "/workload-identities";

    @Test
    void answersWithTheRuleAndListsIt() {
        var id = create("repo:acme/*")
                .then()
                .statusCode(201)
                .body(
                        "issuer", equalTo("https://ci.example"),
                        "audience", equalTo("larch"),
                        "subject", equalTo("repo:acme/*"),
                        "jwks_uri", nullValue())
                .extract()
                .<String>path("id");

        tenant.asOwner().get(path).then().statusCode(200).body("data", hasSize(1), "data[0].id", equalTo(id));
        assertTrue(Database.events(tenant.organizationId()).contains("create workload-identity robot"));
    }

    @Test
    void deletesARuleOnce() {
        var rule = path + "/" + create("s").path("id");

        tenant.asOwner().delete(rule).then().statusCode(202);
        tenant.asOwner().delete(rule).then().statusCode(404);

        assertTrue(Database.events(tenant.organizationId()).contains("delete workload-identity robot"));
    }

    @Test
    void rejectsARuleThatIsThere() {
        create("s").then().statusCode(201);

        create("s").then().statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
    }

    @Test
    void keepsToTenRulesAlsoWhenManyComeAtOnce() {
        var next = new AtomicInteger();
        var token = tenant.ownerToken();

        var answers = Race.of(
                16,
                () -> Tenant.as(token)
                        .body(body(Map.of("subject", "s" + next.incrementAndGet())))
                        .post(path)
                        .statusCode());

        assertEquals(10, answers.stream().filter(status -> status == 201).count());
        assertEquals(6, answers.stream().filter(status -> status == 403).count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer|ftp://ci.example",
                "issuer|http://ci.example:99999",
                "issuer|https://user@ci.example",
                "issuer|https://ci.example/#a",
                "issuer|no address",
                "jwks_uri|file:///etc/passwd",
                "subject|*",
                "subject|repo:acme*",
                "subject|repo:ä*",
                "subject|repo:acme-*",
                "subject|repo:acme/a.*",
                "subject|a*b",
                "subject|**"
            })
    void rejectsWhatIsNoRule(String field, String value) {
        tenant.asOwner()
                .body(body(Map.of(field, value)))
                .post(path)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_ARGUMENT"), "error.message", startsWith(field + ": "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "subject"})
    void namesTheFieldThatIsMissing(String field) {
        var request = body(Map.of());
        request.remove(field);

        tenant.asOwner()
                .body(request)
                .post(path)
                .then()
                .statusCode(400)
                .body("error.message", startsWith(field + ": "));
    }

    @Test
    void hidesAForeignAccountLikeAnAbsentOne() {
        var stranger = Tenant.create();
        var absent = UUID.randomUUID().toString();

        for (var id : new String[] {account.id().toString(), absent, "nonsense"}) {
            var rules = "/admin/service-accounts/" + id + "/workload-identities";
            var message = "Service account " + id + " not found.";
            stranger.asOwner().get(rules).then().statusCode(404).body("error.message", equalTo(message));
            stranger.asOwner()
                    .body(body(Map.of()))
                    .post(rules)
                    .then()
                    .statusCode(404)
                    .body("error.message", equalTo(message));
            stranger.asOwner()
                    .delete(rules + "/" + absent)
                    .then()
                    .statusCode(404)
                    .body("error.message", equalTo(message));
        }
    }

    @Test
    void isForOwnersOnly() {
        Tenant.as(account.token()).get(path).then().statusCode(403);
        Tenant.as(account.token()).body(body(Map.of())).post(path).then().statusCode(403);
    }

    private Response create(String subject) {
        return tenant.asOwner().body(body(Map.of("subject", subject))).post(path);
    }

    private static Map<String, String> body(Map<String, String> fields) {
        var body = new HashMap<>(Map.of("issuer", "https://ci.example", "audience", "larch", "subject", "s"));
        body.putAll(fields);
        return body;
    }
}
