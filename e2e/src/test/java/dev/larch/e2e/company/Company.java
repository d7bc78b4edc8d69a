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
import java.util.List;
import java.util.Map;

/** A company with a Keycloak and a domain of its own, and a Larch in which its people sign in there. */
public final class Company implements AutoCloseable {

    private static final int PORT = 21080;
    private static final String REALM = "company";
    private static final String DOMAIN = "example.com";
    private static final String SAML_DOMAIN = "saml.example";

    private final Keycloak keycloak;
    private final TxtServer dns;
    private final Stack stack;

    private Company(Keycloak keycloak, TxtServer dns, Stack stack) {
        this.keycloak = keycloak;
        this.dns = dns;
        this.stack = stack;
    }

    static Company start() {
        var company = new Company(Keycloak.start(), TxtServer.start(0), Stack.at(REALM, PORT, List.of()));
        try {
            company.stack.erase();
            company.stack.set(
                    "iam-service",
                    Map.of(
                            "larch.iam.sso.dns-server",
                            company.dns.address(),
                            "larch.outbound.allow",
                            "localhost,127.0.0.0/8"));
            company.stack.start().mustSucceed();
            company.connect();
            return company;
        } catch (RuntimeException | AssertionError failure) {
            company.close();
            throw failure;
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
        var api = Admin.login(stack.environment()).api();
        api.post("/admin/group-roles", """
                {"group": "engineers", "role": "OrgManager", "resource_type": "organization"}
                """).expect(201);
        var connection = addConnection(api, "hub", SAML_DOMAIN);
        new SamlBroker(keycloak).connect(connection.path("redirect_uri").asText());
    }

    /** What an owner does: proves the domain, adds the connection, and tells Keycloak its addresses. */
    private void connect() {
        var connection = addConnection(Admin.login(stack.environment()).api(), REALM, DOMAIN);
        keycloak.admin(REALM).changeClient(Clients.LARCH, client -> {
            client.putArray("redirectUris").add(connection.path("redirect_uri").asText());
            ((ObjectNode) client.path("attributes"))
                    .put(
                            "backchannel.logout.url",
                            connection.path("backchannel_logout_uri").asText());
        });
    }

    private JsonNode addConnection(Api api, String realm, String domain) {
        prove(api, domain);
        var request = """
                {"name": "%s", "issuer": "%s", "client_id": "%s", "client_secret": "%s", "domains": ["%s"],
                 "default_role": "OrgMember", "group_claim": "groups"}
                """;
        return api.post(
                        "/admin/sso/connections",
                        request.formatted(
                                realm, keycloak.realm(realm).issuer(), Clients.LARCH, Clients.LARCH_SECRET, domain))
                .expect(201)
                .json();
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
        keycloak.close();
    }
}
