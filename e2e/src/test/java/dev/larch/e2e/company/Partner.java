package dev.larch.e2e.company;

import dev.larch.testbed.oidc.OidcProvider;
import dev.larch.testbed.oidc.RegisteredClient;
import dev.larch.testbed.proxy.ForwardProxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * People of another domain, with a provider of another make. It is outside of the company: its host name is known to the
 * company's proxy alone, which lets nobody through without a password.
 */
public final class Partner implements AutoCloseable {

    public static final String LIN = "lin@partner.example";

    static final String NAME = "partner";
    static final String DOMAIN = "partner.example";

    public static final String USER = "larch-of-the-company";
    private static final String PASSWORD = "proxy-of-the-company-0123456789";

    private final OidcProvider provider;
    private final ForwardProxy proxy;
    private final RegisteredClient client;

    private Partner(OidcProvider provider, ForwardProxy proxy) {
        this.provider = provider;
        this.proxy = proxy;
        this.client =
                provider.register(metadata -> metadata.putArray("redirect_uris").add("http://localhost/not-known-yet"));
    }

    static Partner start() {
        return new Partner(OidcProvider.start("login" + ForwardProxy.OUTSIDE), ForwardProxy.start(USER, PASSWORD));
    }

    /** What the operator of Larch sets. */
    Map<String, String> settings() {
        return Map.of(
                "larch.outbound.proxy",
                proxy.address(),
                "larch.outbound.proxy-user",
                USER,
                "larch.outbound.proxy-password",
                PASSWORD,
                "larch.outbound.no-proxy",
                "localhost",
                "quarkus.tls.larch-outbound.trust-store.pem.certs",
                provider.certificate().pem().toString());
    }

    Connection.Wish wish() {
        return new Connection.Wish(NAME, provider.issuer(), client.id(), client.secret(), DOMAIN);
    }

    /** Tells the provider the addresses of the connection. */
    void register(Connection connection) {
        client.change(metadata -> {
            metadata.putArray("redirect_uris").add(connection.callback());
            metadata.put("backchannel_logout_uri", connection.logout());
            metadata.put("backchannel_logout_session_required", true);
        });
    }

    public OidcProvider provider() {
        return provider;
    }

    public ForwardProxy proxy() {
        return proxy;
    }

    /** The algorithm with which the provider signs from now on, as it confirms it. */
    public String signWith(String algorithm) {
        client.change(metadata -> metadata.put("id_token_signed_response_alg", algorithm));
        return client.metadata().path("id_token_signed_response_alg").asText();
    }

    /** What must never be in a log or an event. */
    public List<String> secrets() {
        var sent = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return List.of(PASSWORD, Base64.getEncoder().encodeToString(sent), client.secret());
    }

    @Override
    public void close() {
        proxy.close();
        provider.close();
    }
}
