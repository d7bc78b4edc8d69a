package dev.larch.local.door;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that two programs might read in two ways. */
class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//admin", "/admin//keys", "/a/../internal", "/a/..", "/a/./b", "/.", "/a%2Fb", "/a%2f..",
                        "/%2e%2e/internal",
                "/a%5cb", "/a\\b", "/a;b=c", "/a%3Bb", "/a%252fb", "/a%00", "/a%0d%0ab", "admin", ""
            })
    void areAmbiguous(String path) {
        assertTrue(new RequestPath(path).isAmbiguous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/admin/projects", "/.well-known/jwks.json", "/indexes/a-b.c", "/a..b", "/a%20b", "/%C3%A4"
            })
    void arePlain(String path) {
        assertFalse(new RequestPath(path).isAmbiguous());
    }
}
