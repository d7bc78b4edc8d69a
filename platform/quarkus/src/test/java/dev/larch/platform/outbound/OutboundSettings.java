package dev.larch.platform.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a test. */
record OutboundSettings(
        Optional<List<String>> allow,
        Optional<String> proxy,
        Optional<String> proxyUser,
        Optional<String> proxyPassword,
        Duration timeout)
        implements OutboundConfig {

    OutboundSettings(Optional<List<String>> allow, Duration timeout) {
        this(allow, Optional.empty(), Optional.empty(), Optional.empty(), timeout);
    }

    @Override
    public Optional<List<String>> noProxy() {
        return Optional.empty();
    }
}
