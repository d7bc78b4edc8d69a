package dev.larch.platform.network;

import static dev.larch.platform.network.SourceAddressMode.DIRECT;
import static dev.larch.platform.network.SourceAddressMode.PROXY_PROTOCOL;
import static dev.larch.platform.network.SourceAddressMode.TRUSTED_PROXIES;

import java.util.Locale;
import java.util.Optional;

/** Whether the address is what the configuration claims. */
final class SourceAddressRule {

    private SourceAddressRule() {}

    /** Why the service must not start so; empty when it may. */
    static Optional<String> objection(SourceAddressMode control, SourceAddressMode data, ProxySettings proxy) {
        return objection("larch.network.source-address", control, proxy)
                .or(() -> data == TRUSTED_PROXIES
                        ? Optional.of("larch.network.data-source-address=trusted-proxies: data ports believe no header."
                                + " Use direct or proxy-protocol.")
                        : objection("larch.network.data-source-address", data, proxy));
    }

    private static Optional<String> objection(String setting, SourceAddressMode mode, ProxySettings proxy) {
        var claim = setting + "=" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (mode == PROXY_PROTOCOL && !proxy.usesProxyProtocol()) {
            return Optional.of(claim + " needs quarkus.http.proxy.use-proxy-protocol=true.");
        }
        if ((mode == DIRECT || mode == TRUSTED_PROXIES) && proxy.usesProxyProtocol()) {
            return Optional.of(claim + " is contradicted by quarkus.http.proxy.use-proxy-protocol=true.");
        }
        return mode == TRUSTED_PROXIES ? untrustworthy(claim, proxy) : Optional.empty();
    }

    private static Optional<String> untrustworthy(String claim, ProxySettings proxy) {
        if (!proxy.readsHeaders()) {
            return Optional.of(claim + " needs quarkus.http.proxy.proxy-address-forwarding=true.");
        }
        var ranges = proxy.trustedRanges();
        if (proxy.trusted().isEmpty() || ranges.size() != proxy.trusted().size()) {
            return Optional.of(claim + " needs quarkus.http.proxy.trusted-proxies: addresses or ranges, no names.");
        }
        return ranges.stream().anyMatch(AddressRange::isEverything)
                ? Optional.of(claim + ": quarkus.http.proxy.trusted-proxies trusts everybody.")
                : Optional.empty();
    }
}
