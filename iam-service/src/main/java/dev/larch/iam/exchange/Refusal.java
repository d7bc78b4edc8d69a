package dev.larch.iam.exchange;

import java.util.Locale;

/** Why a token was not taken. The audit log says it; whoever showed the token is not told. */
enum Refusal {
    MALFORMED,
    ALGORITHM,
    /** No rule of the account names this issuer, audience and subject. */
    NO_RULE,
    UNKNOWN_KEY,
    SIGNATURE,
    /** A claim is missing, or a time is past, to come, or too far away. */
    CLAIMS;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
