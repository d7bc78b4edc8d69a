package dev.larch.iam.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An issuer of workload tokens over real HTTP, whose keys and moods a test chooses. */
public final class TestIssuer implements AutoCloseable {

    final AtomicInteger fetches = new AtomicInteger();
    volatile boolean away;
    volatile String announcedIssuer;

    private final HttpServer server;
    private volatile List<PublicJsonWebKey> keys;

    public TestIssuer() {
        try {
            keys = List.of(rsa("k1"), ec("e1"));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        announcedIssuer = url();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public PublicJsonWebKey key(String id) {
        return keys.stream()
                .filter(key -> id.equals(key.getKeyId()))
                .findFirst()
                .orElseThrow();
    }

    void publish(PublicJsonWebKey... published) {
        keys = List.of(published);
    }

    /** The claims of a good token. */
    public Map<String, Object> claims(String audience, String subject) {
        long now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>();
        claims.put("iss", url());
        claims.put("aud", audience);
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 600);
        return claims;
    }

    static PublicJsonWebKey rsa(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey ec(String id) {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(Map<String, Object> claims, PublicJsonWebKey key, String algorithm) {
        return sign(claims, key, Map.of("alg", algorithm, "kid", key.getKeyId()));
    }

    static String sign(Map<String, Object> claims, PublicJsonWebKey key, Map<String, Object> header) {
        try {
            var token = new JsonWebSignature();
            header.forEach(token.getHeaders()::setObjectHeaderValue);
            token.setKey(key.getPrivateKey());
            token.setPayload(JsonUtil.toJson(claims));
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (away) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" ->
                    reply(exchange, Map.of("issuer", announcedIssuer, "jwks_uri", url() + "/jwks"));
                case "/jwks" -> {
                    fetches.incrementAndGet();
                    var published = keys.stream()
                            .map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY))
                            .toList();
                    reply(exchange, Map.of("keys", published));
                }
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void reply(HttpExchange exchange, Map<String, ?> body) throws IOException {
        var bytes = new ObjectMapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
