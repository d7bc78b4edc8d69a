package dev.larch.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who the client behind proxies is. */
class ForwardedForTest {

    private static final List<AddressRange> TRUSTED = List.of(AddressRange.of("10.0.0.0/8"));

    @Test
    void isThePeerWhereThatIsNoProxy() {
        assertEquals("192.0.2.1", client("192.0.2.1", "203.0.113.7"));
    }

    @Test
    void isTheLastThatIsNoProxyWhateverStandsBefore() {
        assertEquals("203.0.113.7", client("10.0.0.1", "203.0.113.7"));
        assertEquals("203.0.113.7", client("10.0.0.1", "198.51.100.1, 203.0.113.7"));
        assertEquals("203.0.113.7", client("10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2"));
        assertEquals("203.0.113.7", client("10.0.0.1", "198.51.100.1", "203.0.113.7,10.0.0.2"));
        assertEquals("2001:db8:0:0:0:0:0:7", client("10.0.0.1", "2001:db8::7"));
    }

    @Test
    void isTheProxyThatCallsForItself() {
        assertEquals("10.0.0.1", client("10.0.0.1"));
        assertEquals("10.0.0.3", client("10.0.0.1", "10.0.0.3, 10.0.0.2"));
    }

    @Test
    void isNotKnownWhereAProxyNamesNoAddress() {
        assertEquals("null", client("10.0.0.1", "unknown"));
        assertEquals("null", client("10.0.0.1", ""));
        assertEquals("null", client("10.0.0.1", "203.0.113.7:1234"));
        assertEquals("203.0.113.7", client("10.0.0.1", "nonsense, 203.0.113.7"));
    }

    private static String client(String peer, String... headers) {
        var found = ForwardedFor.client(InetAddress.ofLiteral(peer), List.of(headers), TRUSTED);
        return found == null ? "null" : found.getHostAddress();
    }
}
