package dev.larch.iam.openid;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** What every token of a provider must be: signed with one of its keys, by it, for this client alone, and of now. */
final class TokenCheck {

    /** No key of the set signed the token: the set may be old. */
    static final class UnknownKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownKeyException(Throwable cause) {
            super(cause);
        }
    }

    private static final int SKEW_SECONDS = 30;
    private static final int MAX_AGE_SECONDS = 600;
    private static final int MAX_LENGTH = 64 * 1024;
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256",
            "ES384",
            "ES512",
            "EdDSA");

    private static final Map<Integer, String> REASONS = Map.of(
            ErrorCodes.EXPIRED, "it has expired",
            ErrorCodes.EXPIRATION_MISSING, "it never expires",
            ErrorCodes.NOT_YET_VALID, "it is not valid yet",
            ErrorCodes.ISSUER_INVALID, "its issuer is another",
            ErrorCodes.ISSUER_MISSING, "it names no issuer",
            ErrorCodes.AUDIENCE_INVALID, "it is for another client",
            ErrorCodes.AUDIENCE_MISSING, "it is for no client",
            ErrorCodes.SUBJECT_MISSING, "it names no subject",
            ErrorCodes.SIGNATURE_INVALID, "its signature is wrong",
            ErrorCodes.SIGNATURE_MISSING, "it is not signed");

    private final String kind;
    private final Clock clock;

    /** @param kind what the messages call the token */
    TokenCheck(String kind, Clock clock) {
        this.kind = kind;
        this.clock = clock;
    }

    /** Fails with {@link ProviderException}, or with UnknownKeyException when the keys may be old. */
    TokenClaims verify(String token, JsonWebKeySet keys, String issuer, String clientId) throws UnknownKeyException {
        if (token.length() > MAX_LENGTH) {
            throw refused("it is too long");
        }
        try {
            var context = consumer(issuer, clientId, keys).process(token);
            requireClient(context.getJwtClaims(), clientId);
            requireType(context);
            return new TokenClaims(context.getJwtClaims().getClaimsMap());
        } catch (InvalidJwtException e) {
            if (isUnknownKey(e)) {
                throw new UnknownKeyException(e);
            }
            throw refused(reason(e));
        } catch (MalformedClaimException e) {
            throw refused("a claim has a wrong type");
        }
    }

    ProviderException refused(String why) {
        return ProviderException.refused("The %s is refused: %s.".formatted(kind, why));
    }

    private JwtConsumer consumer(String issuer, String clientId, JsonWebKeySet keys) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, clientId)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(SKEW_SECONDS, MAX_AGE_SECONDS)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }

    /** The token is for this client alone: who else it is for is nobody that Larch trusts. */
    private void requireClient(JwtClaims claims, String clientId) throws MalformedClaimException {
        if (!claims.getAudience().equals(List.of(clientId))) {
            throw refused("it is for other clients too");
        }
        if (claims.hasClaim("azp") && !clientId.equals(claims.getStringClaimValue("azp"))) {
            throw refused("it was made for another client");
        }
    }

    private void requireType(JwtContext context) {
        var type = context.getJoseObjects().getFirst().getHeader("typ");
        if (type != null && !Set.of("jwt", "logout+jwt").contains(type.toLowerCase(Locale.ROOT))) {
            throw refused("it is of another type");
        }
    }

    private static boolean isUnknownKey(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvableKeyException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(InvalidJwtException e) {
        return e.getErrorDetails().stream()
                .map(detail -> REASONS.get(detail.getErrorCode()))
                .filter(text -> text != null)
                .findFirst()
                .orElse("it is malformed or its algorithm is not taken");
    }
}
