package dev.larch.iam.matrix;

import static io.restassured.RestAssured.given;

import dev.larch.iam.exchange.TestIssuer;
import dev.larch.iam.fixture.FakeKeys;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.scim.Directory;
import dev.larch.kernel.Sha256;
import dev.larch.platform.test.matrix.MatrixCaller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody of every kind with every role, real ones: rows in the database, and credentials that the service gave. */
final class IamPeople implements AutoCloseable {

    private static final String AUDIENCE = "larch-matrix";

    private final Tenant tenant;
    private final Tenant other;
    private final Home home;
    private final TestIssuer issuer = new TestIssuer();
    private final Map<MatrixCaller, Map<String, String>> credentials = new ConcurrentHashMap<>();

    IamPeople(Tenant tenant, Tenant other, UUID project) {
        this.tenant = tenant;
        this.other = other;
        this.home = new Home(tenant.organizationId(), project);
    }

    Map<String, String> credential(MatrixCaller caller) {
        return credentials.computeIfAbsent(caller, this::make);
    }

    static Map<String, String> cookie(Person person) {
        return Map.of("Cookie", "larch_session=" + person.cookie());
    }

    @Override
    public void close() {
        issuer.close();
    }

    private Map<String, String> make(MatrixCaller caller) {
        return switch (caller.kind()) {
            case ANONYMOUS -> Map.of();
            case MADE_UP_KEY -> key(FakeKeys.value("madeup"));
            case EXPIRED_KEY -> key(expiredKey());
            case REVOKED_KEY -> key(revokedKey());
            // Of what iam-service signs nothing is expired before minutes have passed: a forged time is as bad.
            case EXPIRED_TOKEN -> bearer(tenant.ownerToken().replaceFirst("\\.[^.]+\\.", ".e30."));
            case REVOKED_TOKEN -> bearer(revokedToken());
            case SERVICE_ELSEWHERE -> bearer(Grants.serviceToken("larch:index-service"));
            case SCIM_TOKEN -> bearer(Directory.of(tenant).token());
            case SESSION -> cookie(Person.of(tenant, "OrgMember"));
            case SERVICE -> bearer(Grants.serviceToken("larch:iam-service"));
            case USER -> bearer(user(caller.roles()));
            case SERVICE_ACCOUNT -> bearer(account(caller.roles()).token());
            case WORKLOAD -> bearer(workload(account(caller.roles())));
            case API_KEY -> key(apiKey(caller.roles()));
            case FOREIGN_OWNER -> bearer(other.ownerToken());
        };
    }

    private String expiredKey() {
        var value = apiKey(Set.of("ProjectEditor"));
        Sql.run(
                "UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE secret_sha256 = ?",
                Sha256.hex(value));
        return value;
    }

    private String revokedKey() {
        var value = apiKey(Set.of("ProjectEditor"));
        Sql.run("DELETE FROM api_key WHERE secret_sha256 = ?", Sha256.hex(value));
        return value;
    }

    private String revokedToken() {
        var account = account(Set.of("OrgMember"));
        var token = account.token();
        Sql.run("DELETE FROM service_account WHERE id = ?", account.id());
        return token;
    }

    private String user(Set<String> roles) {
        var membership = roles.stream()
                .filter(role -> role.startsWith("Org"))
                .findFirst()
                .orElseThrow();
        var person = Person.of(tenant, membership);
        roles.stream().filter(role -> !role.equals(membership)).forEach(role -> home.bind("user", person.id(), role));
        return person.token();
    }

    private Tenant.Account account(Set<String> roles) {
        var id = UUID.randomUUID();
        var clientId = "client-" + id;
        Sql.run("""
                INSERT INTO service_account (id, organization_id, name, client_id, secret_id, secret_sha256, created_at)
                VALUES (?, ?, 'robot', ?, ?, ?, now())""", id, tenant.organizationId(), clientId, UUID.randomUUID(), Sha256.hex(Tenant.SECRET));
        roles.forEach(role -> home.bind("service_account", id, role));
        return new Tenant.Account(id, clientId);
    }

    private String workload(Tenant.Account account) {
        Sql.run("""
                INSERT INTO workload_identity
                    (id, organization_id, service_account_id, issuer, audience, subject, created_at)
                VALUES (gen_random_uuid(), ?, ?, ?, ?, 'matrix', now())""", tenant.organizationId(), account.id(), issuer.url(), AUDIENCE);
        return given().formParam("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .formParam("client_id", account.clientId())
                .formParam(
                        "subject_token", TestIssuer.sign(issuer.claims(AUDIENCE, "matrix"), issuer.key("e1"), "ES256"))
                .formParam("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private String apiKey(Set<String> roles) {
        var id = UUID.randomUUID();
        var value = FakeKeys.value(id.toString().replace("-", ""));
        Sql.run("""
                INSERT INTO api_key (id, organization_id, project_id, name, label, secret_sha256, created_at)
                VALUES (?, ?, ?, 'k', 'l', ?, now())""", id, tenant.organizationId(), home.project(), Sha256.hex(value));
        roles.forEach(role -> home.bind("api_key", id, role));
        return value;
    }

    private static Map<String, String> key(String value) {
        return Map.of("Api-Key", value);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
