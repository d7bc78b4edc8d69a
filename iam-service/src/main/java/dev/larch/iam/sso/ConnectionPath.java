package dev.larch.iam.sso;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a connection in an address. */
final class ConnectionPath {

    private ConnectionPath() {}

    /** Null for what is no id. */
    static @Nullable UUID read(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
