package dev.larch.iam.invite;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of the mail of an invite. */
public enum MailStatus {
    SENT,
    FAILED,
    /** No mail server is configured: the inviter hands the link on himself. */
    NOT_CONFIGURED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
