package dev.larch.iam.fuzz;

import dev.larch.iam.exchange.TestIssuer;
import dev.larch.iam.fixture.Grants;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.LastingToken;
import dev.larch.iam.fixture.Tenant;
import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.scim.Directory;
import dev.larch.platform.test.PostgresFixture;
import dev.larch.platform.test.fuzz.FuzzTarget;
import dev.larch.platform.test.fuzz.Snapshot;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** iam-service with an organization in which there is one of everything. */
final class IamFuzzTarget implements FuzzTarget {

    /** Events of refusals, the signing keys' own life, and when something was used or a mail went out. */
    private static final List<String> APART = List.of(
            "audit_outbox",
            "unauthenticated_call",
            "signing_key",
            "last_used_at",
            "last_seen_at",
            "idle_ends_at",
            "mail_status");

    private final Tenant tenant = Tenant.create();
    private final String userName = "fuzz-" + UUID.randomUUID() + "@example.com";
    private final String session = tenant.personWithSession("owner-" + userName, "OrgOwner");
    private final Directory directory = Directory.of(tenant);
    private final TestIssuer issuer;
    private final LastingToken service = new LastingToken(() -> Grants.serviceToken("larch:iam-service"));
    private final Map<String, Map<String, String>> credentials = new ConcurrentHashMap<>(Map.of(
            "nobody", Map.of(),
            "owner", bearer(tenant.ownerToken()),
            "scim", bearer(directory.token()),
            "session", Map.of("Cookie", "larch_session=" + session)));

    IamFuzzTarget(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** What the names in the table stand for. */
    Map<String, String> things() {
        var project = tenant.project("fuzzed");
        var user = directory.user(userName);
        var things = Map.ofEntries(
                entry("organization", tenant.organizationId()),
                entry("project", project),
                entry("key", key(project)),
                entry("account", tenant.account("OrgMember").id()),
                entry("user", user),
                entry("owner", tenant.member("second-" + userName, "OrgOwner")),
                entry("scim-user", user),
                entry("scim-name", userName),
                entry("scim-group", directory.group("group-" + userName, user)),
                entry("connection", connection()),
                entry("session", session),
                entry("owner-token", tenant.ownerToken()),
                entry("secret", Tenant.SECRET),
                entry("origin", Installation.ISSUER),
                entry("absent", UUID.randomUUID()));
        var all = new HashMap<>(things);
        all.putAll(pages(project.toString(), user.toString()));
        return all;
    }

    /** Tokens of pages of the lists in the table, which belong to these filters only. */
    private Map<String, String> pages(String project, String user) {
        return Map.of(
                "who-can-page", page("who-can", "record:query", project, "books", "n"),
                "group-roles-page", page("group-roles"),
                "sessions-page", page("sessions", user),
                "accounts-page", page("service-accounts"),
                "users-page", page("users", "ann@example.com"),
                "invites-page", page("invites"),
                "bindings-page", page("role-bindings", "user", user, "project", project, "ProjectViewer"));
    }

    private String page(String list, @Nullable Object... filters) {
        var query = new PageQuery(1, null, ListFingerprint.of(tenant.organizationId(), list, filters));
        return Objects.requireNonNull(query.cut(List.of(UUID.randomUUID(), UUID.randomUUID()), id -> id)
                .next());
    }

    @Override
    public UnaryOperator<String> maker() {
        return new NewThings(issuer, this::call)::make;
    }

    /** A name for somebody with this token. */
    private String call(String token) {
        var caller = UUID.randomUUID().toString();
        credentials.put(caller, bearer(token));
        return caller;
    }

    @Override
    public URI base() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    }

    /** A service's token lives for minutes, a run on a slow machine for longer. */
    @Override
    public Map<String, String> credential(String caller) {
        return caller.equals("service") ? bearer(service.value()) : credentials.get(caller);
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
