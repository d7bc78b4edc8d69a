package dev.larch.platform.network;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * What Quarkus is told about proxies.
 *
 * @param trusted addresses, ranges or names of the proxies whose headers count
 */
record ProxySettings(boolean usesProxyProtocol, boolean readsHeaders, List<String> trusted) {

    private static final String PREFIX = "quarkus.http.proxy.";

    ProxySettings {
        trusted = List.copyOf(trusted);
    }

    static ProxySettings read(Config config) {
        return new ProxySettings(
                isSet(config, "use-proxy-protocol"),
                isSet(config, "proxy-address-forwarding"),
                config.getOptionalValues(PREFIX + "trusted-proxies", String.class)
                        .orElse(List.of()));
    }

    /** The proxies as ranges; whatever is a name is left out. */
    List<AddressRange> trustedRanges() {
        return trusted.stream()
                .flatMap(proxy -> AddressRange.find(proxy.strip()).stream())
                .toList();
    }

    private static boolean isSet(Config config, String name) {
        return config.getOptionalValue(PREFIX + name, Boolean.class).orElse(false);
    }
}
