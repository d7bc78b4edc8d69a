package dev.larch.iam.exchange;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Checks a token against the key that the issuer publishes: signature, times, and that it was made for this. */
@ApplicationScoped
class SubjectTokenVerifier {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final int SKEW_SECONDS = 30;

    private final IamConfig config;
    private final Clock clock;

    SubjectTokenVerifier(IamConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** How long the token is still good; fails with {@link RefusedException} when it is not good. */
    Duration verify(SubjectToken token, PublicJsonWebKey key) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                            ConstraintType.PERMIT, SubjectToken.ALGORITHMS.toArray(String[]::new)))
                    .setVerificationKey(key.getPublicKey())
                    .setExpectedIssuer(token.issuer())
                    .setExpectedAudience(token.audiences().toArray(String[]::new))
                    .setExpectedSubject(token.subject())
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token.compact());
            return requireTimes(claims);
        } catch (InvalidJwtException e) {
            throw new RefusedException(isOfSignature(e) ? Refusal.SIGNATURE : Refusal.CLAIMS);
        } catch (MalformedClaimException e) {
            throw new RefusedException(Refusal.CLAIMS);
        }
    }

    /** A token of Larch's own is not exchanged: it would live for ever. */
    boolean isOfLarch(SubjectToken token) {
        return token.issuer().equals(config.issuer().toString());
    }

    private Duration requireTimes(JwtClaims claims) throws MalformedClaimException {
        var issued = Instant.ofEpochMilli(claims.getIssuedAt().getValueInMillis());
        var ends = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
        boolean fromTheFuture = issued.isAfter(clock.instant().plusSeconds(SKEW_SECONDS));
        if (fromTheFuture || ends.isAfter(issued.plus(LONGEST_LIFE)) || !ends.isAfter(issued)) {
            throw new RefusedException(Refusal.CLAIMS);
        }
        // Within the skew a token is good that is over: then the shortest life is left.
        var left = Duration.between(clock.instant(), ends);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    private static boolean isOfSignature(InvalidJwtException failure) {
        return failure.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || failure.hasErrorCode(ErrorCodes.MISCELLANEOUS);
    }
}
