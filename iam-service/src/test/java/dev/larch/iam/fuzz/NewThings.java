package dev.larch.iam.fuzz;

import dev.larch.iam.exchange.TestIssuer;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Dns;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.scim.Directory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What one request alone needs, in an organization of its own: no limit of another is reached by it. */
final class NewThings {

    private static final String AUDIENCE = "larch";
    private static final String SUBJECT = "repo:acme";

    private final TestIssuer issuer;
    private final UnaryOperator<String> call;
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, Object> made = new HashMap<>();

    /** @param call gives whoever has a token the name of a caller */
    NewThings(TestIssuer issuer, UnaryOperator<String> call) {
        this.issuer = issuer;
        this.call = call;
        putAdministration();
        putCredentials();
        putPeople();
    }

    String make(String name) {
        return makers.get(name).get();
    }

    private void putAdministration() {
        makers.put("text", () -> UUID.randomUUID().toString());
        makers.put("owner", () -> call.apply(tenant().ownerToken()));
        makers.put("organization", () -> tenant().organizationId().toString());
        makers.put("project", this::project);
        makers.put("key", this::key);
        makers.put("rotated-key", this::rotatedKey);
        makers.put("account", () -> account().id().toString());
        makers.put("identity", () -> identity(Map.of("audience", "a", "subject", "s")));
        makers.put("group-role", () -> post("/admin/group-roles", grant("group", "g"), "id"));
        makers.put("invite", () -> post("/admin/invites", invite(), "id"));
        makers.put("proved-domain", this::provedDomain);
        makers.put("domain", this::domain);
        makers.put(
                "connection",
                () -> new Company(tenant(), "d.example")
                        .addConnection("https://idp.example.com", Map.of())
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private void putCredentials() {
        makers.put("client", () -> tenant().ownerClientId());
        makers.put(
                "basic",
                () -> Base64.getEncoder()
                        .encodeToString(
                                (tenant().ownerClientId() + ":" + Tenant.SECRET).getBytes(StandardCharsets.UTF_8)));
        makers.put("token", () -> tenant().ownerToken());
        makers.put("account-client", () -> account().clientId());
        makers.put("workload-token", this::workloadToken);
        makers.put("directory", () -> call.apply(directory().token()));
        makers.put("scim-token", () -> {
            directory();
            return row("SELECT id FROM scim_token WHERE organization_id = ?");
        });
    }

    private void putPeople() {
        makers.put("member", () -> tenant().member(email(), "OrgMember").toString());
        makers.put("binding", () -> {
            tenant().account("ProjectViewer", UUID.fromString(project()));
            return row("SELECT id FROM role_binding WHERE role = 'ProjectViewer' AND organization_id = ?");
        });
        makers.put("session", this::session);
        makers.put("session-id", () -> {
            session();
            return row("SELECT id FROM web_session WHERE organization_id = ?");
        });
        makers.put("scim-user", () -> directory().user(email()).toString());
        makers.put("scim-group", () -> directory().group("g").toString());
    }

    private Tenant tenant() {
        return once("tenant", Tenant::create);
    }

    private String project() {
        return once("project", () -> tenant().project("made").toString());
    }

    private String key() {
        return once("key", () -> post("/admin/projects/" + project() + "/api-keys", Map.of("name", "made"), "key.id"));
    }

    private String rotatedKey() {
        tenant().asOwner()
                .body(Map.of("overlap_seconds", 60))
                .post("/admin/api-keys/" + key() + "/rotate")
                .then()
                .statusCode(200);
        return key();
    }

    private Tenant.Account account() {
        return once("account", () -> tenant().account("OrgMember"));
    }

    private String identity(Map<String, String> rule) {
        var request = new HashMap<>(rule);
        request.put("issuer", issuer.url());
        return post("/admin/service-accounts/" + account().id() + "/workload-identities", request, "id");
    }

    private String workloadToken() {
        identity(Map.of("audience", AUDIENCE, "subject", SUBJECT));
        return TestIssuer.sign(issuer.claims(AUDIENCE, SUBJECT), issuer.key("k1"), "RS256");
    }

    private Map<String, String> grant(String name, String value) {
        var organization = tenant().organizationId().toString();
        return Map.of("resource_type", "organization", "resource_id", organization, "role", "OrgMember", name, value);
    }

    private Map<String, ?> invite() {
        var organization = tenant().organizationId().toString();
        var binding = Map.of("resource_type", "organization", "resource_id", organization, "role", "OrgMember");
        return Map.of("email", email(), "role_bindings", List.of(binding));
    }

    /** As if it had been looked for: so many questions at once are too much for the name server of the tests. */
    private String provedDomain() {
        var name = "d%s.example".formatted(UUID.randomUUID());
        try {
            Database.execute("""
                    INSERT INTO sso_domain (id, organization_id, name, token, verified_at, created_at)
                    VALUES (?, ?, ?, 'token', now(), now())""", UUID.randomUUID(), tenant().organizationId(), name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** One whose proof is published, and not looked for yet. */
    private String domain() {
        var name = "d%s.example".formatted(UUID.randomUUID());
        var body = new Company(tenant(), name)
                .addDomain(name)
                .statusCode(201)
                .extract()
                .jsonPath();
        Dns.publish(body.getString("record_name"), body.getString("record_value"));
        return body.getString("id");
    }

    private Directory directory() {
        return once("directory", () -> Directory.of(tenant()));
    }

    private String session() {
        return once("session", () -> tenant().personWithSession(email(), "OrgMember"));
    }

    private static String email() {
        return UUID.randomUUID() + "@example.com";
    }

    private String post(String path, Map<String, ?> body, String found) {
        return tenant().asOwner().body(body).post(path).then().extract().path(found);
    }

    private String row(String sql) {
        return Database.column(sql, tenant().organizationId()).getFirst();
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String name, Supplier<T> make) {
        var known = made.get(name);
        if (known == null) {
            known = make.get();
            made.put(name, known);
        }
        return (T) known;
    }
}
