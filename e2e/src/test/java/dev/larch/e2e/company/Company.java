package dev.larch.e2e.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.e2e.client.Admin;
import dev.larch.e2e.client.Api;
import dev.larch.e2e.stack.Stack;
import dev.larch.testbed.dns.TxtServer;
import dev.larch.testbed.keycloak.Clients;
import dev.larch.testbed.keycloak.Keycloak;
import dev.larch.testbed.keycloak.SamlBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A company with a Keycloak and a domain of its own, a partner with another provider, and a Larch in which the people of both
 * sign in at their own one.
 */
public final class Company implements AutoCloseable {

    private static final int PORT = 21080;
    private static final String REALM = "company";
    private static final String DOMAIN = "example.com";
    private static final String SAML_DOMAIN = "saml.example";

    private final Keycloak keycloak;
    private final TxtServer dns;
    private final Partner partner;
    private final Stack stack;
    private final Map<String, Connection> connections = new HashMap<>();

    private Company(Keycloak keycloak, TxtServer dns, Partner partner, Stack stack) {
        this.keycloak = keycloak;
        this.dns = dns;
        this.partner = partner;
        this.stack = stack;
    }

    static Company start() {
        var company =
                new Company(Keycloak.start(), TxtServer.start(0), Partner.start(), Stack.at(REALM, PORT, List.of()));
        try {
            company.stack.erase();
            company.stack.set("iam-service", company.settings());
            company.stack.start().mustSucceed();
            company.connect();
            return company;
        } catch (RuntimeException | AssertionError failure) {
            company.close();
            throw failure;
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(partner.settings());
        settings.put("larch.iam.sso.dns-server", dns.address());
        settings.put("larch.outbound.allow", "localhost,127.0.0.0/8");
        return settings;
    }

    public Partner partner() {
        return partner;
    }

    /** Somebody with a browser of his own. */
    public Employee employee() {
        return new Employee(this);
    }

    /** The connection to the company's own provider. */
    public Connection own() {
        return connections.get(REALM);
    }

    /** The connection to the partner's provider. */
    public Connection partners() {
        return connections.get(Partner.NAME);
    }

    /** Larch's administration, as the installation's service account. */
    public Admin admin() {
        return Admin.login(stack.environment());
    }

    /** What Larch finds when it looks at the provider of a connection. */
    public JsonNode look(Connection connection) {
        return admin().api()
                .post("/admin/sso/connections/%s/test".formatted(connection.id()), "")
                .expect(200)
                .json();
    }

    /** The same for any issuer, by a connection that is there for no longer. */
    public JsonNode lookAt(String issuer) {
        var api = admin().api();
        var made = Connection.of(api.post("/admin/sso/connections", """
                {"name": "elsewhere", "issuer": "%s", "client_id": "larch", "client_secret": "none-of-anybody"}
                """.formatted(issuer))
                .expect(201)
                .json());
        try {
            return look(made);
        } finally {
            api.delete("/admin/sso/connections/" + made.id()).expect(202);
        }
    }

    /** What the events say of the sign-ins that a connection refused, oldest first. */
    public List<JsonNode> refusals(Connection connection) {
        var query = "&action=login&resource_type=sso-connection&outcome=failure&resource_id=" + connection.id();
        return admin().auditLog().read(query).stream()
                .map(event -> event.json().path("event"))
                .toList();
    }

    /** Everything that iam-service has logged. */
    public String log() {
        try {
            return Files.readString(stack.home().resolve("logs").resolve("iam-service.log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    /** An address of the company's Larch; the path begins with a slash. */
    public String larch(String path) {
        return "http://localhost:" + PORT + path;
    }

    /** Ends every session that somebody has at the company. */
    public void signOutEverywhere(String name) {
        keycloak.admin(REALM).logOut(name);
    }

    /** A second connection, through a broker, to a provider that speaks SAML only; engineers manage the organization. */
    public void connectBySaml() {
        var api = admin().api();
        api.post("/admin/group-roles", """
                {"group": "engineers", "role": "OrgManager", "resource_type": "organization"}
                """).expect(201);
        new SamlBroker(keycloak).connect(connect(atKeycloak("hub", SAML_DOMAIN)).callback());
    }

    /** What an owner does: proves the domains, adds the connections, and tells the providers their addresses. */
    private void connect() {
        var own = connect(atKeycloak(REALM, DOMAIN));
        keycloak.admin(REALM).changeClient(Clients.LARCH, client -> {
            client.putArray("redirectUris").add(own.callback());
            ((ObjectNode) client.path("attributes")).put("backchannel.logout.url", own.logout());
        });
        partner.register(connect(partner.wish()));
    }

    private Connection.Wish atKeycloak(String realm, String domain) {
        return new Connection.Wish(realm, keycloak.realm(realm).issuer(), Clients.LARCH, Clients.LARCH_SECRET, domain);
    }

    private Connection connect(Connection.Wish wish) {
        var api = admin().api();
        prove(api, wish.domain());
        var connection = Connection.of(
                api.post("/admin/sso/connections", wish.json()).expect(201).json());
        connections.put(wish.name(), connection);
        return connection;
    }

    private void prove(Api api, String name) {
        var domain = api.post("/admin/sso/domains", "{\"name\": \"%s\"}".formatted(name))
                .expect(201)
                .json();
        dns.publish(
                domain.path("record_name").asText(), domain.path("record_value").asText());
        api.post("/admin/sso/domains/%s/verify".formatted(domain.path("id").asText()), "")
                .expect(200);
    }

    @Override
    public void close() {
        stack.stop();
        dns.close();
        partner.close();
        keycloak.close();
    }
}
