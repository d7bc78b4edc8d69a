package dev.larch.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of principal. */
public enum PrincipalType {
    USER,
    SERVICE_ACCOUNT,
    API_KEY,
    /** One of Larch's own services. */
    SERVICE,
    /** A token of the company's directory, which provisions people; it is good at iam-service only. */
    SCIM_TOKEN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static PrincipalType ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
