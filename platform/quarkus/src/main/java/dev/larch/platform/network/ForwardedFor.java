package dev.larch.platform.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client that a chain of proxies names. Each proxy adds its own peer at the end, and whatever a client claims stands
 * before: so it is read from the end, as far as the proxies are trusted.
 */
final class ForwardedFor {

    private ForwardedFor() {}

    /** The first address that is no trusted proxy, from the socket backwards; null where somebody wrote no address. */
    static @Nullable InetAddress client(InetAddress peer, List<String> headers, List<AddressRange> trusted) {
        var hops = headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList()
                .reversed();
        var client = peer;
        for (var hop : hops) {
            if (!isTrusted(client, trusted)) {
                return client;
            }
            var before = IpAddress.find(hop);
            if (before.isEmpty()) {
                return null;
            }
            client = before.get();
        }
        return client;
    }

    private static boolean isTrusted(InetAddress address, List<AddressRange> trusted) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
