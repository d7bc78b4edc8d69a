package dev.larch.testbed.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The steps of docs/guides/saml-through-keycloak.md, each as the administrator of a realm does it in the console: realm
 * {@code hub} brokers realm {@code saml-company}, which it knows by SAML alone.
 */
public final class SamlBroker {

    /** Who may sign in at the company that speaks SAML only. */
    public static final String SAM = "sam@saml.example";

    private static final String ALIAS = "company";

    private final Keycloak keycloak;
    private final KeycloakAdmin hub;
    private final KeycloakAdmin company;

    public SamlBroker(Keycloak keycloak) {
        this.keycloak = keycloak;
        hub = keycloak.admin("hub");
        company = keycloak.admin("saml-company");
    }

    /** All steps; people are sent back to the address, and the client is Larch's. */
    public void connect(String redirectUri) {
        addProvider();
        addMapper("email", "email");
        addMapper("firstName", "firstName");
        addMapper("lastName", "lastName");
        addMapper("groups", "groups");
        goStraightToProvider();
        registerHubAtCompany();
        registerLarchAtHub(redirectUri);
    }

    /** Step 2: the company's provider, from the metadata that it publishes. */
    private void addProvider() {
        var from = KeycloakAdmin.object()
                .put("providerId", "saml")
                .put("fromUrl", keycloak.realm("saml-company").samlDescriptor());
        var config = (ObjectNode) hub.post("/identity-provider/import-config", from);
        config.put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")
                .put("principalType", "SUBJECT")
                .put("syncMode", "FORCE")
                .put("validateSignature", "true")
                .put("wantAssertionsSigned", "true");
        var provider = KeycloakAdmin.object()
                .put("alias", ALIAS)
                .put("displayName", "The company")
                .put("providerId", "saml")
                .put("enabled", true)
                .put("trustEmail", true);
        provider.set("config", config);
        hub.post("/identity-provider/instances", provider);
    }

    /** Step 3: what of an assertion is kept of a person. */
    private void addMapper(String samlAttribute, String userAttribute) {
        var mapper = KeycloakAdmin.object()
                .put("name", userAttribute)
                .put("identityProviderAlias", ALIAS)
                .put("identityProviderMapper", "saml-user-attribute-idp-mapper");
        mapper.putObject("config")
                .put("syncMode", "INHERIT")
                .put("attribute.name", samlAttribute)
                .put("user.attribute", userAttribute);
        hub.post("/identity-provider/instances/" + ALIAS + "/mappers", mapper);
    }

    /** Step 4: nobody has an account at the hub itself, so its own form is left out. */
    private void goStraightToProvider() {
        for (var execution : hub.get("/authentication/flows/browser/executions")) {
            if (execution.path("providerId").asText().equals("identity-provider-redirector")) {
                var config = KeycloakAdmin.object().put("alias", ALIAS);
                config.putObject("config").put("defaultProvider", ALIAS);
                hub.post("/authentication/executions/" + execution.path("id").asText() + "/config", config);
            }
        }
    }

    /** Step 5: the hub as a service provider of the company, from the metadata that it publishes. */
    private void registerHubAtCompany() {
        var metadata = fetch(keycloak.realm("hub").issuer() + "/broker/" + ALIAS + "/endpoint/descriptor");
        var client = (ObjectNode) company.postText("/client-description-converter", metadata);
        var mappers = client.putArray("protocolMappers");
        for (var property : new String[] {"email", "firstName", "lastName"}) {
            mappers.add(samlMapper(property, "saml-user-property-mapper", property));
        }
        mappers.add(samlMapper("groups", "saml-group-membership-mapper", "groups"));
        company.post("/clients", client);
    }

    /** Step 6: Larch as a client of the hub, which tells it the groups. */
    private void registerLarchAtHub(String redirectUri) {
        var client = KeycloakAdmin.object()
                .put("clientId", Clients.LARCH)
                .put("secret", Clients.LARCH_SECRET)
                .put("publicClient", false)
                .put("directAccessGrantsEnabled", false);
        client.putArray("redirectUris").add(redirectUri);
        client.putObject("attributes").put("pkce.code.challenge.method", "S256");
        var mapper = KeycloakAdmin.object()
                .put("name", "groups")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-usermodel-attribute-mapper");
        mapper.putObject("config")
                .put("user.attribute", "groups")
                .put("claim.name", "groups")
                .put("jsonType.label", "String")
                .put("multivalued", "true")
                .put("id.token.claim", "true");
        client.putArray("protocolMappers").add(mapper);
        hub.post("/clients", client);
        hub.allowUnmanagedAttributes();
    }

    private static JsonNode samlMapper(String attribute, String type, String property) {
        var mapper = KeycloakAdmin.object()
                .put("name", attribute)
                .put("protocol", "saml")
                .put("protocolMapper", type);
        var config = mapper.putObject("config").put("attribute.name", attribute).put("attribute.nameformat", "Basic");
        if (type.equals("saml-group-membership-mapper")) {
            config.put("single", "true").put("full.path", "false");
        } else {
            config.put("user.attribute", property);
        }
        return mapper;
    }

    private static String fetch(String address) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
