package dev.larch.iam.hostile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.larch.iam.fixture.Pkce;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider on a port of its own that does everything right until it is told otherwise: each of its answers can
 * be changed or put in place. It signs in {@link #person(Map)} and asks for no password.
 */
public final class HostileProvider implements AutoCloseable {

    static final String CLIENT_ID = "larch";
    static final String CLIENT_SECRET = "provider-secret-0123456789";

    private record Grant(String nonce, String challenge, String redirectUri) {}

    // The port may have been another provider's a moment ago, whom Larch remembers.
    private final String place = "/" + UUID.randomUUID();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private volatile Map<String, Object> person = Map.of();
    private volatile Consumer<IdToken> token = _ -> {};
    private volatile UnaryOperator<Map<String, Object>> discovery = document -> document;
    private volatile Supplier<Answer> discoveryAnswer = () -> Answer.json(discovery.apply(document()));
    private volatile UnaryOperator<Map<String, Object>> grant = answer -> answer;
    private volatile UnaryOperator<Answer> tokenAnswer = answer -> answer;
    private volatile Supplier<Answer> jwks = () -> keys(Keys.published(Keys.GOOD));
    private volatile Consumer<Map<String, String>> back = _ -> {};

    public HostileProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + place;
    }

    /** Who signs in from now on. */
    public void person(Map<String, Object> claims) {
        person = Map.copyOf(claims);
    }

    public void changeToken(Consumer<IdToken> change) {
        token = change;
    }

    public void changeDiscovery(UnaryOperator<Map<String, Object>> change) {
        discovery = change;
    }

    public void answerDiscovery(Supplier<Answer> answer) {
        discoveryAnswer = answer;
    }

    /** Changes what the token endpoint says beside and in place of the ID token. */
    public void changeGrant(UnaryOperator<Map<String, Object>> change) {
        grant = change;
    }

    public void answerToken(UnaryOperator<Answer> answer) {
        tokenAnswer = answer;
    }

    public void answerJwks(Supplier<Answer> answer) {
        jwks = answer;
    }

    /** Changes the parameters with which people are sent back. */
    public void changeAnswer(Consumer<Map<String, String>> change) {
        back = change;
    }

    public static Answer keys(Object... published) {
        return Answer.json(Map.of("keys", published));
    }

    /** The paths that were asked for, in their order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replace(place, "");
        requests.add(path);
        try (exchange) {
            var answer = switch (path) {
                case "/.well-known/openid-configuration" -> discoveryAnswer.get();
                case "/jwks" -> jwks.get();
                case "/authorize" -> authorize(exchange);
                case "/token" -> tokenAnswer.apply(token(exchange));
                default -> Answer.status(404);
            };
            answer.send(exchange);
        }
    }

    private Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/jwks");
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        return document;
    }

    private Answer authorize(HttpExchange exchange) {
        var query = new QueryStringDecoder(exchange.getRequestURI().toString()).parameters();
        var code = UUID.randomUUID().toString();
        grants.put(
                code,
                new Grant(
                        query.get("nonce").getFirst(),
                        query.get("code_challenge").getFirst(),
                        query.get("redirect_uri").getFirst()));
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", code);
        parameters.put("state", query.get("state").getFirst());
        back.accept(parameters);
        var address = new QueryStringEncoder(query.get("redirect_uri").getFirst());
        parameters.forEach(address::addParam);
        return Answer.redirect(address.toString());
    }

    private Answer token(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var form = new QueryStringDecoder(body, false).parameters();
        var grant = grants.remove(form.getOrDefault("code", List.of("")).getFirst());
        if (grant == null
                || !Pkce.isAnswered(grant.challenge(), form.get("code_verifier"))
                || !List.of(grant.redirectUri()).equals(form.get("redirect_uri"))) {
            return new Answer(400, Map.of("Content-Type", "application/json"), "{\"error\":\"invalid_grant\"}");
        }
        return grant(issuer(), grant.nonce());
    }

    private Answer grant(String issuer, String nonce) {
        var idToken = new IdToken(issuer, CLIENT_ID, nonce);
        idToken.claims.putAll(person);
        token.accept(idToken);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", "opaque");
        answer.put("token_type", "Bearer");
        answer.put("expires_in", 300);
        answer.put("id_token", idToken.compact());
        return Answer.json(grant.apply(answer));
    }
}
