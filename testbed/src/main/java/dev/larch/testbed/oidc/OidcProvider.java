package dev.larch.testbed.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.larch.testbed.process.Answers;
import dev.larch.testbed.process.GuardedProcess;
import dev.larch.testbed.process.Ports;
import dev.larch.testbed.tls.ServerCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A running oidc-provider on loopback, over TLS, under a host name of its own; without that name it is {@code localhost}.
 * Clients register themselves, and everybody is signed in as the login hint says. It forgets everything at its end.
 */
public final class OidcProvider implements AutoCloseable {

    private static final String LOCALHOST = "localhost";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Path TESTBED =
            Path.of("..", "testbed").toAbsolutePath().normalize();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String host;
    private final int port;
    private final ServerCertificate certificate;
    private final GuardedProcess process;
    private final Registry registry;

    private OidcProvider(String host, int port, ServerCertificate certificate) {
        this.host = host;
        this.port = port;
        this.certificate = certificate;
        var log = TESTBED.resolve("target").resolve("oidc-provider-" + port + ".log");
        var script = TESTBED.resolve("node").resolve("provider.js").toString();
        this.process = GuardedProcess.start(List.of("node", script), environment(), log);
        this.registry = new Registry(here("/reg"), certificate.trusting());
    }

    /** Starts it on a free port; comes back when it answers. */
    public static OidcProvider start(String host) {
        var provider = new OidcProvider(host, Ports.free(), ServerCertificate.of(host, LOCALHOST));
        var client = HttpClient.newBuilder().sslContext(provider.certificate.trusting());
        Answers.await(client, provider.here(DISCOVERY), provider.process, START_LIMIT);
        return provider;
    }

    private Map<String, String> environment() {
        return Map.of(
                "ISSUER", issuer(),
                "PORT", Integer.toString(port),
                "KEY_STORE", certificate.keyStore().toString(),
                "KEY_STORE_PASSWORD", ServerCertificate.PASSWORD);
    }

    public String issuer() {
        return "https://" + authority();
    }

    /** Its host name and port. */
    public String authority() {
        return host + ":" + port;
    }

    public ServerCertificate certificate() {
        return certificate;
    }

    /** An address of the provider as somebody reaches it who does not know its host name. */
    public URI here(URI address) {
        return authority().equals(address.getRawAuthority())
                ? here(address.toString().substring(issuer().length()))
                : address;
    }

    private URI here(String path) {
        return URI.create("https://%s:%d%s".formatted(LOCALHOST, port, path));
    }

    /** Registers a client whose metadata (RFC 7591) somebody fills in. */
    public RegisteredClient register(Consumer<ObjectNode> metadata) {
        return RegisteredClient.register(registry, metadata);
    }

    /** Signs with new keys from now on; the ones before are no longer published. */
    public void rotateKeys() {
        registry.send("POST", here("/testbed/rotate-keys"), "", "");
    }

    /** What was asked of it under its host name: method and path, such as {@code GET /jwks}. */
    public List<String> calls() {
        return process.said()
                .lines()
                .filter(line -> line.contains(" " + authority() + " "))
                .map(line -> line.replace(" " + authority() + " ", " "))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
