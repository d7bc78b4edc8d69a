package dev.larch.platform.network;

import static dev.larch.platform.network.SourceAddressMode.DIRECT;
import static dev.larch.platform.network.SourceAddressMode.PROXY_PROTOCOL;
import static dev.larch.platform.network.SourceAddressMode.TRUSTED_PROXIES;
import static dev.larch.platform.network.SourceAddressMode.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which claims about source addresses stop the start. */
class SourceAddressRuleTest {

    private static final ProxySettings PLAIN = new ProxySettings(false, false, List.of());
    private static final ProxySettings BALANCED = new ProxySettings(true, false, List.of());

    @Test
    void takesClaimsThatTheSettingsBearOut() {
        assertEquals(Optional.empty(), SourceAddressRule.objection(UNKNOWN, UNKNOWN, BALANCED));
        assertEquals(Optional.empty(), SourceAddressRule.objection(DIRECT, DIRECT, PLAIN));
        assertEquals(Optional.empty(), SourceAddressRule.objection(PROXY_PROTOCOL, PROXY_PROTOCOL, BALANCED));
        assertEquals(Optional.empty(), SourceAddressRule.objection(TRUSTED_PROXIES, DIRECT, behind("10.0.0.0/8")));
    }

    @Test
    void refusesTheProxyProtocolWhereNobodyReadsIt() {
        refuses("use-proxy-protocol", PROXY_PROTOCOL, UNKNOWN, PLAIN);
        refuses("use-proxy-protocol", UNKNOWN, PROXY_PROTOCOL, PLAIN);
        refuses("use-proxy-protocol", DIRECT, UNKNOWN, BALANCED);
        refuses("use-proxy-protocol", UNKNOWN, DIRECT, BALANCED);
    }

    @Test
    void refusesProxiesThatAreNotNamedOrAreEverybody() {
        refuses("proxy-address-forwarding", TRUSTED_PROXIES, UNKNOWN, PLAIN);
        refuses("trusted-proxies", TRUSTED_PROXIES, UNKNOWN, behind());
        refuses("trusted-proxies", TRUSTED_PROXIES, UNKNOWN, behind("proxy.example.com"));
        refuses("everybody", TRUSTED_PROXIES, UNKNOWN, behind("10.0.0.1", "0.0.0.0/0"));
        refuses("everybody", TRUSTED_PROXIES, UNKNOWN, behind("::/0"));
        refuses("data-source-address", DIRECT, TRUSTED_PROXIES, behind("10.0.0.1"));
    }

    private static ProxySettings behind(String... trusted) {
        return new ProxySettings(false, true, List.of(trusted));
    }

    private static void refuses(String word, SourceAddressMode control, SourceAddressMode data, ProxySettings proxy) {
        var objection = SourceAddressRule.objection(control, data, proxy).orElse("");
        assertTrue(objection.contains(word), objection);
    }
}
