package dev.larch.platform.credential;

import java.time.Instant;

/** Takes note of uses of API keys; it never holds a call up. */
public interface KeyUses {

    /** The key was used at that moment. */
    void add(String keyId, Instant usedAt);
}
