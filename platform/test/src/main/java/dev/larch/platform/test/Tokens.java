package dev.larch.platform.test;

import dev.larch.platform.credential.TokenVerifier;
import dev.larch.platform.identity.PrincipalType;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Real, signed access tokens (RS256), as iam-service issues them; {@link FakeIam} publishes the key. */
public final class Tokens {

    /** The issuer that the application under test must be configured with. */
    public static final String ISSUER = "https://larch.test";

    private final KeyPair keys;
    private final String keyId;

    Tokens(KeyPair keys, String keyId) {
        this.keys = keys;
        this.keyId = keyId;
    }

    /** The facts of a token that the tests choose. */
    public record Claims(
            PrincipalType type,
            String subject,
            String credentialId,
            @Nullable UUID organizationId,
            String audience,
            @Nullable String actor,
            Duration lifetime) {

        /** A good token of a person or a service account. */
        public static Claims of(PrincipalType type, String subject, String credentialId, UUID organizationId) {
            var lifetime = Duration.ofMinutes(5);
            return new Claims(
                    type, subject, credentialId, organizationId, TokenVerifier.PUBLIC_AUDIENCE, null, lifetime);
        }

        /** A good token of one of Larch's own services for another one. */
        public static Claims ofService(String name, String callee) {
            var lifetime = Duration.ofMinutes(5);
            var audience = TokenVerifier.audienceOf(callee);
            return new Claims(PrincipalType.SERVICE, name, name, null, audience, null, lifetime);
        }

        /** The same for another audience. */
        public Claims withAudience(String other) {
            return new Claims(type, subject, credentialId, organizationId, other, actor, lifetime);
        }

        /** The same, used by a service at another one on the principal's behalf. */
        public Claims actedOnBy(String service, String callee) {
            var audienceOfCallee = TokenVerifier.audienceOf(callee);
            return new Claims(type, subject, credentialId, organizationId, audienceOfCallee, service, lifetime);
        }

        /** The same, but its time was over a minute ago. */
        public Claims expired() {
            var over = Duration.ofMinutes(-1);
            return new Claims(type, subject, credentialId, organizationId, audience, actor, over);
        }
    }

    /** The token with these claims. */
    public String sign(Claims claims) {
        var builder = Jwt.issuer(ISSUER)
                .subject(claims.subject())
                .audience(claims.audience())
                .claim("ptype", claims.type().wireName())
                .claim("cid", claims.credentialId());
        if (claims.organizationId() != null) {
            builder.claim("org", claims.organizationId().toString());
        }
        if (claims.actor() != null) {
            builder.claim("act", Map.of("sub", claims.actor()));
        }
        return builder.expiresIn(claims.lifetime()).jws().keyId(keyId).sign(keys.getPrivate());
    }
}
