package dev.larch.platform.outbound;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The company's HTTP proxy.
 *
 * @param user null when it asks for none; then there is no password either
 */
record ForwardProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^:@/\\s]+|\\[[^]@/\\s]+]):(?<port>[0-9]{1,5})");
    private static final int MAX_PORT = 0xFFFF;

    /** Reads the settings; fails with IllegalArgumentException that quotes no password. */
    static Optional<ForwardProxy> find(OutboundConfig config) {
        if (config.proxyUser().isPresent() != config.proxyPassword().isPresent()) {
            throw new IllegalArgumentException(
                    "larch.outbound.proxy-user and larch.outbound.proxy-password go together: one of them is missing");
        }
        if (config.proxy().isEmpty() && config.proxyUser().isPresent()) {
            throw new IllegalArgumentException("larch.outbound.proxy-user is given, but no larch.outbound.proxy");
        }
        return config.proxy()
                .map(address -> of(
                        address,
                        config.proxyUser().orElse(null),
                        config.proxyPassword().orElse(null)));
    }

    private static ForwardProxy of(String address, @Nullable String user, @Nullable String password) {
        var parts = ADDRESS.matcher(address.strip());
        int port = parts.matches() ? Integer.parseInt(parts.group("port")) : 0;
        if (port == 0 || port > MAX_PORT) {
            // What was written may hold a password, so it is not repeated.
            throw new IllegalArgumentException("larch.outbound.proxy must be host:port and nothing else");
        }
        if (user != null && user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("larch.outbound.proxy-user must not hold a colon");
        }
        return new ForwardProxy(parts.group("host").replaceAll("[\\[\\]]", ""), port, user, password);
    }

    ProxyOptions options() {
        var options = new ProxyOptions().setType(ProxyType.HTTP).setHost(host).setPort(port);
        return user == null ? options : options.setUsername(user).setPassword(password);
    }

    /** Where it is, and no more. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
