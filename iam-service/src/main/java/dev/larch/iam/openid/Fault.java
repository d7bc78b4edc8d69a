package dev.larch.iam.openid;

import java.util.Locale;

/** What is wrong with a provider, or with what it says; the audit log names it by its code. */
public enum Fault {
    /** Its discovery document cannot be had, or is not as it should be. */
    PROVIDER_DISCOVERY(true),
    /** Its keys cannot be had or read. */
    PROVIDER_KEYS(true),
    /** Its token endpoint does not answer, or not with an ID token. */
    PROVIDER_ANSWER(true),
    /** It does not take the code, or does not know the client. */
    PROVIDER_GRANT(false),
    TOKEN_FORM(false),
    TOKEN_SIGNATURE(false),
    TOKEN_ISSUER(false),
    TOKEN_AUDIENCE(false),
    TOKEN_TIME(false),
    TOKEN_NONCE(false),
    TOKEN_SUBJECT(false),
    TOKEN_TYPE(false);

    private final boolean outage;

    Fault(boolean outage) {
        this.outage = outage;
    }

    /** Whether it may be better later. */
    public boolean isOutage() {
        return outage;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
