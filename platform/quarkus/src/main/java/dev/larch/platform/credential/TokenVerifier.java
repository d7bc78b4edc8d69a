package dev.larch.platform.credential;

import dev.larch.platform.identity.PrincipalType;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Checks access tokens (RFC 9068 in spirit: RS256, kid, issuer, audience, times) against the keys of iam-service. */
@ApplicationScoped
public class TokenVerifier {

    /** What people and service accounts ask their tokens for: the audience that Pinecone's Admin API clients send. */
    public static final String PUBLIC_AUDIENCE = "https://api.pinecone.io/";

    /** The audience of tokens that Larch's services show each other. */
    public static final String INTERNAL_AUDIENCE = "larch-internal";

    private static final int MAX_LENGTH = 8192;
    private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([A-Za-z0-9_-]{1,64})\"");

    private final JWTParser parser;
    private final SigningKeys keys;
    private final JWTAuthContextInfo rules;

    TokenVerifier(JWTParser parser, SigningKeys keys, IdentityConfig config) {
        this.parser = parser;
        this.keys = keys;
        this.rules = new JWTAuthContextInfo();
        rules.setIssuedBy(config.issuer());
        rules.setExpectedAudience(Set.of(PUBLIC_AUDIENCE, INTERNAL_AUDIENCE));
        rules.setSignatureAlgorithm(Set.of(io.smallrye.jwt.algorithm.SignatureAlgorithm.RS256));
        rules.setClockSkew(5);
        rules.setRequiredClaims(Set.of("exp", "iat", "cid", "ptype"));
    }

    /** The credential in the token, or null when the token is not good; fails when the keys cannot be had. */
    Uni<@Nullable Credential> verify(String token, @Nullable UUID projectId) {
        var keyId = keyId(token);
        return keyId == null
                ? Uni.createFrom().nullItem()
                : keys.find(keyId).map(key -> key == null ? null : check(token, key, projectId));
    }

    private @Nullable Credential check(String token, PublicKey key, @Nullable UUID projectId) {
        try {
            var context = new JWTAuthContextInfo(rules);
            context.setPublicVerificationKey(key);
            return credential(parser.parse(token, context), projectId);
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Credential credential(JsonWebToken token, @Nullable UUID projectId) {
        var type = PrincipalType.ofWireName(token.<String>getClaim("ptype"));
        JsonObject act = token.getClaim("act");
        return new Credential.Token(
                type, token.getSubject(), token.getClaim("cid"), act == null ? null : act.getString("sub"), projectId);
    }

    private static @Nullable String keyId(String token) {
        int dot = token.indexOf('.');
        if (dot <= 0 || token.length() > MAX_LENGTH) {
            return null;
        }
        try {
            var header = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            var matcher = KEY_ID.matcher(header);
            return matcher.find() ? matcher.group(1) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
