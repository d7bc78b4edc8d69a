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
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Checks access tokens (RFC 9068 in spirit: RS256, kid, issuer, audience, times) against the keys of iam-service. */
@ApplicationScoped
public class TokenVerifier {

    /** What people and service accounts ask their tokens for: the audience that Pinecone's Admin API clients send. */
    public static final String PUBLIC_AUDIENCE = "https://api.pinecone.io/";

    private static final String SERVICE_PREFIX = "larch:";

    private static final int MAX_LENGTH = 8192;
    private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([A-Za-z0-9_-]{1,64})\"");

    private final JWTParser parser;
    private final SigningKeys keys;
    private final Set<String> audiences;
    private final JWTAuthContextInfo rules;
    private final VerifiedTokens verified;

    TokenVerifier(
            JWTParser parser,
            SigningKeys keys,
            IdentityConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.parser = parser;
        this.keys = keys;
        this.audiences = Set.of(PUBLIC_AUDIENCE, audienceOf(service));
        this.verified = new VerifiedTokens(clock);
        this.rules = new JWTAuthContextInfo();
        rules.setIssuedBy(config.issuer());
        rules.setSignatureAlgorithm(Set.of(io.smallrye.jwt.algorithm.SignatureAlgorithm.RS256));
        rules.setClockSkew(5);
        rules.setRequiredClaims(Set.of("exp", "iat", "cid", "ptype"));
    }

    /** The audience of tokens for one of Larch's services: no other one takes them. */
    public static String audienceOf(String service) {
        return SERVICE_PREFIX + service;
    }

    /** The credential in a token for this service, or null when it is not good; fails when the keys cannot be had. */
    Uni<@Nullable Credential> verify(String token, @Nullable UUID projectId) {
        return read(token)
                .map(claims -> claims == null || Collections.disjoint(claims.getAudience(), audiences)
                        ? null
                        : credential(claims, projectId));
    }

    /** The claims of a token that Larch signed, whoever it is for, or null; fails when the keys cannot be had. */
    public Uni<@Nullable JsonWebToken> read(String token) {
        var keyId = keyId(token);
        return keyId == null
                ? Uni.createFrom().nullItem()
                : keys.find(keyId).map(key -> key == null ? null : parse(token, key));
    }

    /** What the claims say about who calls; null when they say nothing that Larch would. */
    public static @Nullable Credential credential(JsonWebToken claims, @Nullable UUID projectId) {
        try {
            var type = PrincipalType.ofWireName(claims.<String>getClaim("ptype"));
            JsonObject act = claims.getClaim("act");
            var acting = act == null ? null : act.getString("sub");
            return new Credential.Token(type, claims.getSubject(), claims.getClaim("cid"), acting, projectId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable JsonWebToken parse(String token, PublicKey key) {
        var known = verified.find(token, key);
        if (known != null) {
            return known;
        }
        try {
            var context = new JWTAuthContextInfo(rules);
            context.setPublicVerificationKey(key);
            var claims = parser.parse(token, context);
            verified.keep(token, key, claims);
            return claims;
        } catch (ParseException e) {
            return null;
        }
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
