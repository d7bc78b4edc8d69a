package dev.larch.local.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.larch.local.fake.FreePorts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in through the form, as a browser and a relying party do it: authorization code with PKCE. */
class SignInProviderTest {

    private static final String REDIRECT = "http://localhost:5080/session/callback";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-length";

    private final SignInProvider provider = new SignInProvider(FreePorts.find().signIn(), null);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop();
    }

    @Test
    void announcesItsOwnIssuerWhateverItIsCalled() throws Exception {
        var address = provider.issuer().replace("localhost", "127.0.0.1") + "/.well-known/openid-configuration";

        var metadata = JSONObjectUtils.parse(get(address).body());

        assertEquals(provider.issuer(), metadata.get("issuer"));
        assertEquals(provider.issuer() + "/token", metadata.get("token_endpoint"));
    }

    @Test
    void asksForNameWithForm() throws Exception {
        var page = get(authorizeUrl());

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("name=\"username\""), page.body());
    }

    @Test
    void issuesSignedTokenForPlainName() throws Exception {
        SignedJWT token = signIn("olga");

        var claims = token.getJWTClaimsSet();
        assertEquals("olga", claims.getSubject());
        assertEquals("olga@example.com", claims.getStringClaim("email"));
        assertEquals(true, claims.getBooleanClaim("email_verified"));
        assertEquals("olga", claims.getStringClaim("name"));
        assertEquals("a-nonce", claims.getStringClaim("nonce"));
        assertEquals("larch", claims.getAudience().getFirst());
        assertEquals(provider.issuer(), claims.getIssuer());
        var key = JWKSet.parse(get(provider.issuer() + "/jwks").body())
                .getKeyByKeyId(token.getHeader().getKeyID());
        assertTrue(token.verify(new RSASSAVerifier(key.toRSAKey())));
    }

    @Test
    void takesTypedAddressAsItIs() throws Exception {
        var claims = signIn("Zoë \"Z\" <zoe+x@firm.example>").getJWTClaimsSet();

        assertEquals("Zoë \"Z\" <zoe+x@firm.example>", claims.getStringClaim("email"));
    }

    @Test
    void refusesTheCodeWithoutItsVerifier() throws Exception {
        String code = login("olga");

        var answer = exchange(code, "another-verifier-that-is-long-enough-to-be-valid");

        assertNotEquals(200, answer.statusCode());
    }

    @Test
    void signsWithKeysOfItsOwn() throws Exception {
        var keys = JWKSet.parse(get(provider.issuer() + "/jwks").body());
        var other = new SignInProvider(FreePorts.find().signIn(), null);
        other.start();
        var otherKeys = JWKSet.parse(get(other.issuer() + "/jwks").body());
        other.stop();

        assertNotEquals(keys.toString(), otherKeys.toString());
    }

    private SignedJWT signIn(String name) throws Exception {
        var answer = exchange(login(name), VERIFIER);
        assertEquals(200, answer.statusCode(), answer.body());
        return SignedJWT.parse((String) JSONObjectUtils.parse(answer.body()).get("id_token"));
    }

    private String login(String name) throws Exception {
        var answer = post(authorizeUrl(), Map.of("username", name));
        assertEquals(302, answer.statusCode(), answer.body());
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith(REDIRECT + "?"), location);
        return Arrays.stream(URI.create(location).getQuery().split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> pair.substring("code=".length()))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
                provider.issuer() + "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        REDIRECT,
                        "client_id",
                        "larch",
                        "client_secret",
                        "secret",
                        "code_verifier",
                        verifier));
    }

    private String authorizeUrl() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var parameters = Map.of(
                "response_type", "code",
                "client_id", "larch",
                "redirect_uri", REDIRECT,
                "scope", "openid email profile",
                "state", "a-state",
                "nonce", "a-nonce",
                "code_challenge_method", "S256",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        return provider.issuer() + "/authorize?" + form(parameters);
    }

    private HttpResponse<String> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, Map<String, String> fields) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
