package dev.larch.iam.fuzz;

import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.scim.Directory;
import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.fuzz.FuzzTarget;
import dev.larch.platform.test.fuzz.Snapshot;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** iam-service with an organization in which there is one of everything. */
final class IamFuzzTarget implements FuzzTarget {

    /** Events of refusals, the signing keys' own life, and when something was used. */
    private static final List<String> APART = List.of(
            "audit_outbox", "unauthenticated_call", "signing_key", "last_used_at", "last_seen_at", "idle_ends_at");

    private final Tenant tenant = Tenant.create();
    private final String userName = "fuzz-" + UUID.randomUUID() + "@example.com";
    private final String session = tenant.personWithSession("owner-" + userName, "OrgOwner");
    private final Directory directory = Directory.of(tenant);
    private final Map<String, Map<String, String>> credentials = Map.of(
            "nobody", Map.of(),
            "owner", bearer(tenant.ownerToken()),
            "scim", bearer(directory.token()),
            "service", bearer(Grants.serviceToken("larch:iam-service")),
            "session", Map.of("Cookie", "larch_session=" + session));

    /** What the names in the table stand for. */
    Map<String, String> things() {
        var project = tenant.project("fuzzed");
        var user = directory.user(userName);
        return Map.ofEntries(
                entry("organization", tenant.organizationId()),
                entry("project", project),
                entry("key", key(project)),
                entry("account", tenant.account("OrgMember").id()),
                entry("user", user),
                entry("scim-user", user),
                entry("scim-name", userName),
                entry("scim-group", directory.group("group-" + userName, user)),
                entry("connection", connection()),
                entry("session", session),
                entry("origin", base()),
                entry("absent", UUID.randomUUID()));
    }

    @Override
    public URI base() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    }

    @Override
    public Map<String, String> credential(String caller) {
        return credentials.get(caller);
    }

    @Override
    public String state() {
        return Snapshot.of(PostgresFixture.databaseOf("iam"), APART);
    }

    private String connection() {
        var request = Map.of("name", "c", "issuer", "https://idp.example.com", "client_id", "i", "client_secret", "s");
        return tenant.asOwner()
                .body(request)
                .post("/admin/sso/connections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map.Entry<String, String> entry(String name, Object value) {
        return Map.entry(name, value.toString());
    }

    private String key(UUID project) {
        return tenant.asOwner()
                .body(Map.of("name", "fuzzed"))
                .post("/admin/projects/" + project + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key.id");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
