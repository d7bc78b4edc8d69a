package dev.larch.iam.openid;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.InvalidKeyException;
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

    private record Reason(Fault fault, String text) {}

    private static final Reason MALFORMED = new Reason(Fault.TOKEN_FORM, "it is malformed");
    private static final Map<Integer, Reason> REASONS = Map.ofEntries(
            Map.entry(ErrorCodes.EXPIRED, new Reason(Fault.TOKEN_TIME, "it has expired")),
            Map.entry(ErrorCodes.EXPIRATION_MISSING, new Reason(Fault.TOKEN_TIME, "it never expires")),
            Map.entry(ErrorCodes.NOT_YET_VALID, new Reason(Fault.TOKEN_TIME, "it is not valid yet")),
            Map.entry(ErrorCodes.ISSUED_AT_MISSING, new Reason(Fault.TOKEN_TIME, "it does not say when it was issued")),
            Map.entry(ErrorCodes.ISSUED_AT_INVALID_FUTURE, new Reason(Fault.TOKEN_TIME, "it is of the future")),
            Map.entry(ErrorCodes.ISSUED_AT_INVALID_PAST, new Reason(Fault.TOKEN_TIME, "it is too old")),
            Map.entry(ErrorCodes.ISSUER_INVALID, new Reason(Fault.TOKEN_ISSUER, "its issuer is another")),
            Map.entry(ErrorCodes.ISSUER_MISSING, new Reason(Fault.TOKEN_ISSUER, "it names no issuer")),
            Map.entry(ErrorCodes.AUDIENCE_INVALID, new Reason(Fault.TOKEN_AUDIENCE, "it is for another client")),
            Map.entry(ErrorCodes.AUDIENCE_MISSING, new Reason(Fault.TOKEN_AUDIENCE, "it is for no client")),
            Map.entry(ErrorCodes.SIGNATURE_INVALID, new Reason(Fault.TOKEN_SIGNATURE, "its signature is wrong")),
            Map.entry(ErrorCodes.SIGNATURE_MISSING, new Reason(Fault.TOKEN_SIGNATURE, "it is not signed")));

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
            throw refused(Fault.TOKEN_FORM, "it is too long");
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
            var reason = reason(e);
            throw refused(reason.fault(), reason.text());
        } catch (MalformedClaimException e) {
            throw refused(Fault.TOKEN_FORM, "a claim has a wrong type");
        }
    }

    ProviderException refused(Fault fault, String why) {
        return new ProviderException(fault, "The %s is refused: %s.".formatted(kind, why));
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
            throw refused(Fault.TOKEN_AUDIENCE, "it is for other clients too");
        }
        if (claims.hasClaim("azp") && !clientId.equals(claims.getStringClaimValue("azp"))) {
            throw refused(Fault.TOKEN_AUDIENCE, "it was made for another client");
        }
    }

    private void requireType(JwtContext context) {
        var type = context.getJoseObjects().getFirst().getHeaders().getObjectHeaderValue("typ");
        if (type != null
                && !Set.of("jwt", "logout+jwt").contains(type.toString().toLowerCase(Locale.ROOT))) {
            throw refused(Fault.TOKEN_TYPE, "it is of another type");
        }
    }

    private static boolean isUnknownKey(Throwable failure) {
        return isCausedBy(failure, UnresolvableKeyException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Reason reason(InvalidJwtException e) {
        if (isCausedBy(e, InvalidAlgorithmException.class) || isCausedBy(e, InvalidKeyException.class)) {
            return new Reason(Fault.TOKEN_SIGNATURE, "its algorithm or key is none that is taken");
        }
        return e.getErrorDetails().stream()
                .flatMap(detail -> Stream.ofNullable(REASONS.get(detail.getErrorCode())))
                .findFirst()
                .orElse(MALFORMED);
    }
}
