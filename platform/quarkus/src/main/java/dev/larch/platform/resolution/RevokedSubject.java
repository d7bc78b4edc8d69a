package dev.larch.platform.resolution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a revocation is about. */
public enum RevokedSubject {
    /** A key, session or client secret. */
    CREDENTIAL,
    /** A person, account or key: its bindings or its existence changed. */
    PRINCIPAL,
    PROJECT,
    ORGANIZATION;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RevokedSubject ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
