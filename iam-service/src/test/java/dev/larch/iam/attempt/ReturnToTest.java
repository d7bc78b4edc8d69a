package dev.larch.iam.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people go after they have signed in. */
class ReturnToTest {

    private static final URI LARCH = URI.create("https://larch.test/sso/x/callback");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/session", "/console/indexes?x=1&y=%2F#top", "/a//b"})
    void isAPathOfLarch(String path) {
        assertEquals(path, ReturnTo.read(path).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "session", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
                        "/.//evil.example",
                "/a/..//evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", "/\t/evil.example", " /a",
                        "/\u00e4", "/%zz"
            })
    void isTheSessionForEverythingElse(String text) {
        assertEquals("/session", ReturnTo.read(text).path());
    }

    @Property
    void neverLeavesLarch(@ForAll String text) {
        for (var candidate : new String[] {text, "/" + text, "//" + text, "/\\" + text}) {
            var target = LARCH.resolve(ReturnTo.read(candidate).uri());
            assertEquals("larch.test", target.getHost());
            assertTrue(ReturnTo.read(candidate).path().startsWith("/"));
        }
    }
}
