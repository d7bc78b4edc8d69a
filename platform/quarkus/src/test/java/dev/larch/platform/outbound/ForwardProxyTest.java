package dev.larch.platform.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the company's proxy: what is taken, what stops the start, and what is never repeated. */
class ForwardProxyTest {

    private static final String PASSWORD = "s3cret:with@signs";

    @ParameterizedTest
    @CsvSource({
        "proxy.corp.example:3128, proxy.corp.example, 3128",
        "10.0.0.1:80, 10.0.0.1, 80",
        "[::1]:8080, ::1, 8080"
    })
    void readsHostAndPort(String address, String host, int port) {
        var proxy = find(address, "larch", PASSWORD).orElseThrow();

        assertEquals(new ForwardProxy(host, port, "larch", PASSWORD), proxy);
        assertEquals(PASSWORD, proxy.options().getPassword());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.corp.example",
                "proxy.corp.example:",
                "proxy.corp.example:0",
                "proxy.corp.example:65536",
                ":3128",
                "http://proxy.corp.example:3128",
                "larch:" + PASSWORD + "@proxy.corp.example:3128",
                "proxy.corp.example:3128/"
            })
    void refusesOtherFormsWithoutRepeatingThem(String address) {
        var failure = assertThrows(IllegalArgumentException.class, () -> find(address, null, null));

        assertEquals("larch.outbound.proxy must be host:port and nothing else", failure.getMessage());
    }

    @Test
    void refusesHalfACredentialAndOneWithoutAProxy() {
        assertThrows(IllegalArgumentException.class, () -> find("proxy:3128", "larch", null));
        assertThrows(IllegalArgumentException.class, () -> find("proxy:3128", null, PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> find(null, "larch", PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> find("proxy:3128", "la:rch", PASSWORD));
        assertTrue(find(null, null, null).isEmpty());
    }

    @Test
    void keepsItsCredentialToItself() {
        var text = find("proxy:3128", "larch", PASSWORD).orElseThrow().toString();

        assertEquals("proxy:3128", text);
        assertFalse(text.contains(PASSWORD));
    }

    private static Optional<ForwardProxy> find(String address, String user, String password) {
        return ForwardProxy.find(new OutboundSettings(
                Optional.empty(),
                Optional.ofNullable(address),
                Optional.ofNullable(user),
                Optional.ofNullable(password),
                Duration.ofSeconds(1)));
    }
}
