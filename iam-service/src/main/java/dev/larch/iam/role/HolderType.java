package dev.larch.iam.role;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of holder that a role can be bound to, by the names of the Admin API. */
public enum HolderType {
    USER,
    SERVICE_ACCOUNT,
    API_KEY,
    /** Somebody who is invited: what is bound to the invite is his once he accepts it. */
    INVITE;

    /** All names, as messages show them. */
    public static final String NAMES =
            Arrays.stream(values()).map(HolderType::wireName).collect(Collectors.joining(", "));

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<HolderType> find(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }
}
