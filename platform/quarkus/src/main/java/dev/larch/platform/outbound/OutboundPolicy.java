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

    /** Services of clouds that tell secrets, by names that a proxy may know although this machine does not. */
    private static final HostList NEVER = HostList.parse(List.of(
            "metadata",
            "metadata.google.internal",
            "metadata.goog",
            "instance-data",
            "instance-data.ec2.internal",
            "metadata.tencentyun.com"));

    /** Names kept for networks inside (RFC 6761, 6762, 8375; ICANN's .internal). So is every name without a dot. */
    private static final HostList INSIDE = HostList.parse(List.of(".localhost", ".local", ".internal", ".home.arpa"));

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
        boolean proxied = isProxied(host, addresses);
        if (addresses.isEmpty()) {
            requireOutside(host, tls, proxied);
        }
        return new OutboundTarget(uri, host, port, tls, proxied ? null : addresses.getFirst());
    }

    private boolean isProxied(String host, List<InetAddress> addresses) {
        return noProxy.isPresent()
                && !noProxy.get().containsName(host)
                && (addresses.isEmpty() || !addresses.stream().allMatch(noProxy.get()::containsAddress));
    }

    /** What a name means that is not known here, the proxy decides: it must not be one of its own network. */
    private void requireOutside(String host, boolean tls, boolean proxied) {
        if (!proxied) {
            throw OutboundException.unreachable(
                    "The host %s is not known.".formatted(host), new UnknownHostException(host));
        }
        if (!tls) {
            throw OutboundException.refused("The address must begin with https://.");
        }
        if (NEVER.containsName(host)) {
            throw notAllowed(host);
        }
        if ((host.indexOf('.') < 0 || INSIDE.containsName(host)) && !allowed.containsName(host)) {
            throw notAllowed(host);
        }
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
            throw notAllowed(host);
        }
    }

    private static OutboundException notAllowed(String host) {
        return OutboundException.refused(
                "The host %s is not on the Internet, and larch.outbound.allow does not name it.".formatted(host));
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
