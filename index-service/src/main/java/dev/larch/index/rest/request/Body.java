package dev.larch.index.rest.request;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every body has in common. */
public final class Body {

    private Body() {}

    /** The body; fails with INVALID_ARGUMENT when none was sent. */
    public static <T> T present(@Nullable T body) {
        if (body == null) {
            throw INVALID_ARGUMENT.because("body: Send a JSON object.");
        }
        return body;
    }

    /** The namespace that is meant, empty for the default one. */
    public static String namespace(@Nullable String namespace) {
        return Objects.requireNonNullElse(namespace, "");
    }

    static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
