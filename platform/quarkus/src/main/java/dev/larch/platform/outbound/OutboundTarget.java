package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A checked target of a call.
 *
 * @param host without brackets, in lower case: what the certificate must say
 * @param address where to connect; null when the proxy finds it out
 */
record OutboundTarget(
        URI uri,
        String host,
        int port,
        boolean tls,
        @Nullable InetAddress address) {

    /** What stands behind the host: the path and the query. */
    String path() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
