package dev.larch.iam.provider;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which identity providers may vouch for people: a development one believes everybody, so only a trial may use it. */
final class ProviderRule {

    /** The one-machine edition, tests and development mode. */
    private static final Set<String> TRIALS = Set.of("local", "test", "dev");

    private ProviderRule() {}

    /** Why the service must not start with this provider under these profiles, or empty when it may. */
    static Optional<String> objection(URI provider, List<String> profiles) {
        if (profiles.stream().anyMatch(TRIALS::contains)) {
            return Optional.empty();
        }
        if (!"https".equals(provider.getScheme())) {
            return Optional.of(
                    "quarkus.oidc.auth-server-url must begin with https:// in production, and is " + provider);
        }
        return isLoopback(String.valueOf(provider.getHost()))
                ? Optional.of("quarkus.oidc.auth-server-url names a development provider on this machine: " + provider)
                : Optional.empty();
    }

    private static boolean isLoopback(String host) {
        var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            // Only an address written in digits is looked at: a name is not resolved here.
            boolean digits = name.matches("[0-9.]+") || name.contains(":");
            return digits && InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
