package dev.larch.platform.web;

import io.smallrye.common.vertx.ContextLocals;
import org.jspecify.annotations.Nullable;

/**
 * Where the call that is being served comes from; every event carries it.
 *
 * @param sourceAddress the peer of the socket, or what a trusted proxy says of it
 */
public record CallOrigin(
        String requestId,
        @Nullable String sourceAddress,
        @Nullable String userAgent) {

    private static final String KEY = "larch.call-origin";
    private static final CallOrigin NONE = new CallOrigin("", null, null);

    /** The origin of the current call; for work that no call started, one that says nothing. */
    public static CallOrigin current() {
        return ContextLocals.<CallOrigin>get(KEY).orElse(NONE);
    }

    void bind() {
        ContextLocals.put(KEY, this);
    }
}
