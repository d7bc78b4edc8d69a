package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which of the addresses that users give may be called, and where exactly the call goes. */
final class OutboundPolicy {

    /** The one-machine edition, tests and development mode: there alone http is spoken, and to this machine alone. */
    static final List<String> TRIALS = List.of("local", "test", "dev");

    private static final int MAX_LENGTH = 2_000;
    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    private final HostList allowed;
    private final Optional<HostList> noProxy;
    private final boolean trial;
    private final Resolver resolver;

    /**
     * @param noProxy what is reached without the proxy; empty when there is no proxy
     */
    OutboundPolicy(HostList allowed, Optional<HostList> noProxy, boolean trial, Resolver resolver) {
        this.allowed = allowed;
        this.noProxy = noProxy;
        this.trial = trial;
        this.resolver = resolver;
    }

    /** The form of an address, before anything is looked up; fails with {@link OutboundException}. */
    static void requireForm(URI uri, boolean trial) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!(http && trial) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw OutboundException.refused("The address must begin with https://.");
        }
        if (uri.toString().length() > MAX_LENGTH) {
            throw OutboundException.refused("The address is too long.");
        }
        if (uri.getRawUserInfo() != null || uri.getHost() == null || uri.getRawFragment() != null) {
            throw OutboundException.refused("The address must name a host, and neither a user nor a fragment.");
        }
        if (uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
            throw OutboundException.refused("The address names an impossible port.");
        }
        host(uri);
    }

    static boolean isHostName(String host) {
        return HOST_NAME.matcher(host).matches() && !IpLiteral.looksLikeOne(host);
    }

    /** Checks and pins an address. It looks names up, so it blocks; fails with {@link OutboundException}. */
    OutboundTarget check(URI uri) {
        requireForm(uri, trial);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        var host = host(uri);
        int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
        var literal = IpLiteral.find(host);
        var addresses = literal.map(List::of).orElseGet(() -> resolve(host));
        addresses.forEach(address -> requireAllowed(host, address, tls));
        boolean proxied = isProxied(host, literal);
        if (addresses.isEmpty() && !proxied) {
            throw OutboundException.unreachable(
                    "The host %s is not known.".formatted(host), new UnknownHostException(host));
        }
        return new OutboundTarget(uri, host, port, tls, proxied ? null : addresses.getFirst());
    }

    private boolean isProxied(String host, Optional<InetAddress> literal) {
        return noProxy.isPresent()
                && !noProxy.get().containsName(host)
                && literal.filter(noProxy.get()::containsAddress).isEmpty();
    }

    private void requireAllowed(String host, InetAddress address, boolean tls) {
        if (!tls && !address.isLoopbackAddress()) {
            throw OutboundException.refused("The address must begin with https://.");
        }
        boolean may = switch (AddressKind.of(address)) {
            case PUBLIC -> true;
            case INSIDE -> allowed.containsName(host) || allowed.containsAddress(address);
            case NEVER -> false;
        };
        if (!may) {
            throw OutboundException.refused(
                    "The host %s is not on the Internet, and larch.outbound.allow does not name it.".formatted(host));
        }
    }

    private List<InetAddress> resolve(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            return List.of(); // behind a proxy, names of the Internet are often not known inside
        }
    }

    private static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
            return requireHost(IpLiteral.find(host).isPresent() ? host : null);
        }
        return requireHost(IpLiteral.find(host).isPresent() || isHostName(host) ? host : null);
    }

    private static String requireHost(@Nullable String host) {
        if (host == null) {
            throw OutboundException.refused("The address names a host in a form that is not taken.");
        }
        return host;
    }
}
