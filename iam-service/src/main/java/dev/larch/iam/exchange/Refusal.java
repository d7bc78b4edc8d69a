package dev.larch.iam.exchange;

import dev.larch.kernel.ErrorCode;
import java.util.Locale;

/** Why a token was not taken. The audit log says it; whoever showed the token is not told. */
enum Refusal {
    MALFORMED,
    ALGORITHM,
    /** No rule of the account names this issuer, audience and subject. */
    NO_RULE,
    /** The issuer's keys could not be had: whoever showed the token is asked to try again. */
    ISSUER_AWAY,
    UNKNOWN_KEY,
    SIGNATURE,
    /** A claim is missing, or a time is past, to come, or too far away. */
    CLAIMS;

    ErrorCode code() {
        return this == ISSUER_AWAY ? ErrorCode.UNAVAILABLE : ErrorCode.INVALID_ARGUMENT;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
