package dev.larch.iam.invite;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The states of an invite, by the names of the Admin API. */
public enum InviteStatus {
    PENDING,
    /** Nobody accepted it in time; it can be sent again. */
    EXPIRED,
    /** Accepted. */
    PROCESSED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
