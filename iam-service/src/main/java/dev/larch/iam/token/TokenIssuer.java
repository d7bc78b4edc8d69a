package dev.larch.iam.token;

import dev.larch.iam.config.IamConfig;
import dev.larch.iam.signing.KeyRing;
import dev.larch.kernel.Ids;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.Blocking;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Signs access tokens. Signing takes a millisecond of a processor, so it leaves the event loop. */
@ApplicationScoped
public class TokenIssuer {

    /** The name by which this service acts on behalf of callers. */
    public static final String SELF = "iam-service";

    private final KeyRing keys;
    private final IamConfig config;
    private final Clock clock;

    TokenIssuer(KeyRing keys, IamConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A token for a person who has a session. */
    public Uni<TokenResponse> forPerson(Principal person) {
        return issue(TokenClaims.of(person));
    }

    public Uni<TokenResponse> issue(TokenClaims claims) {
        return Blocking.call(
                () -> TokenResponse.of(sign(claims), claims.lifetime().toSeconds()));
    }

    private String sign(TokenClaims claims) {
        var now = clock.instant();
        var builder = Jwt.issuer(config.issuer().toString())
                .subject(claims.subject())
                .audience(claims.audience())
                .issuedAt(now)
                .expiresAt(now.plus(claims.lifetime()))
                .claim("jti", Ids.next(clock).toString())
                .claim("ptype", claims.type().wireName())
                .claim("cid", claims.credentialId());
        if (claims.organizationId() != null) {
            builder.claim("org", claims.organizationId().toString());
        }
        var key = keys.current();
        return builder.jws().algorithm(SignatureAlgorithm.RS256).keyId(key.id()).sign(key.privateKey());
    }
}
