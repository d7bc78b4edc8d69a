package dev.larch.iam.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of domains. */
class DomainNameTest {

    @ParameterizedTest
    @CsvSource({"Example.COM, example.com", "bücher.example, xn--bcher-kva.example", "a-b.c.io, a-b.c.io"})
    void areAsciiAndLowerCase(String text, String name) {
        assertEquals(Optional.of(new DomainName(name)), DomainName.find(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com",
                "example.com.",
                ".example.com",
                "a..b",
                "-a.com",
                "a_b.com",
                "127.0.0.1",
                "a b.com",
                "a\u0000.com"
            })
    void areNothingElse(String text) {
        assertEquals(Optional.empty(), DomainName.find(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@example.com", "a@b@example.com", "example.com", "a@", "a@example.com."})
    void areTakenOutOfAddressesOnly(String email) {
        assertEquals(Optional.empty(), DomainName.ofEmail(email));
    }

    @Test
    void areWhatFollowsTheAtSign() {
        assertEquals(Optional.of(new DomainName("example.com")), DomainName.ofEmail("Ann+x@Example.com"));
    }

    @Property
    void neverFailOtherwiseThanByBeingNone(@ForAll String text) {
        assertTrue(DomainName.find(text)
                .map(name -> name.value().matches("[a-z0-9.-]+"))
                .orElse(true));
        assertTrue(DomainName.ofEmail(text).map(name -> text.indexOf('@') > 0).orElse(true));
    }
}
