package dev.larch.iam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests count as sent by Larch's own pages. */
class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "same-origin, , true",
        "same-origin, https://evil.example, true",
        "cross-site, https://larch.test, false",
        "same-site, https://larch.test, false",
        "none, , false",
        ", https://larch.test, true",
        ", https://larch.test:444, false",
        ", http://larch.test, false",
        ", null, false",
        ", , false"
    })
    void trustsWhatTheBrowserSays(String site, String origin, boolean same) {
        assertEquals(same, SameOrigin.isSameOrigin(site, origin, "https://larch.test"));
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, , true",
        "none, , true",
        "cross-site, https://larch.test/, false",
        "same-site, , false",
        ", https://larch.test/sso/login, true",
        ", https://larch.test.evil.example/, false",
        ", https://evil.example/, false",
        ", , false"
    })
    void knowsWhoCameByHimself(String site, String referrer, boolean own) {
        assertEquals(own, SameOrigin.isOwnWay(site, referrer, "https://larch.test"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://larch.test/, https://larch.test",
        "http://localhost:5080, http://localhost:5080",
        "http://[::1]:5080/x, http://[::1]:5080"
    })
    void readsTheOriginOfAnAddress(URI address, String origin) {
        assertEquals(origin, SameOrigin.originOf(address));
    }
}
