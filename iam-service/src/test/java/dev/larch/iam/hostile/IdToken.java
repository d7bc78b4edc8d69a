package dev.larch.iam.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An ID token before it is signed: honest, until somebody changes a part of it. */
public final class IdToken {

    static final long LIFETIME_SECONDS = 300;

    final Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", Keys.KEY_ID));
    final Map<String, Object> claims = new LinkedHashMap<>();
    Signing signing = Signing.rs256(Keys.GOOD);

    /** The payload as it is, in place of the claims. */
    String payload = "";

    public IdToken(String issuer, String clientId, String nonce) {
        long now = Instant.now().getEpochSecond();
        claims.putAll(
                Map.of("iss", issuer, "aud", clientId, "nonce", nonce, "iat", now, "exp", now + LIFETIME_SECONDS));
    }

    public IdToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public IdToken without(String name) {
        claims.remove(name);
        return this;
    }

    /** Puts a time claim so many seconds away from now. */
    public IdToken time(String name, long seconds) {
        return claim(name, Instant.now().getEpochSecond() + seconds);
    }

    public IdToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    IdToken signed(String algorithm, Signing how) {
        signing = how;
        return header("alg", algorithm);
    }

    /** Signs with RS256 by another key. */
    public IdToken sign(KeyPair pair) {
        signing = Signing.rs256(pair);
        return this;
    }

    public String compact() {
        try {
            var content = part(Answer.write(header)) + "." + part(payload.isEmpty() ? Answer.write(claims) : payload);
            return content + "." + Keys.base64(signing.sign(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(String json) {
        return Keys.base64(json.getBytes(StandardCharsets.UTF_8));
    }
}
