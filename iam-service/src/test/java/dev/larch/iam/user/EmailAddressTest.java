package dev.larch.iam.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail addresses. */
class EmailAddressTest {

    @Property
    void readsAddressesWhateverTheirCase(@ForAll("addresses") String text) {
        assertEquals(
                text.toLowerCase(Locale.ROOT), EmailAddress.parse("email", text).value());
        assertEquals(EmailAddress.parse("email", text), EmailAddress.parse("email", text.toUpperCase(Locale.ROOT)));
    }

    /** Whatever is taken can go into a header and a table as it is; everything else is refused in one way. */
    @Property
    void takesNothingDangerous(@ForAll String text) {
        try {
            var value = EmailAddress.parse("email", text).value();
            assertTrue(
                    value.length() <= 254 && value.matches("[\\x21-\\x7E&&[^<>\"(),:;\\[\\]\\\\]]+@[a-z0-9.-]+"),
                    value);
        } catch (ApiException refusal) {
            assertEquals(ErrorCode.INVALID_ARGUMENT, refusal.code());
        }
    }

    @Property
    void refusesAnAddressWithSomethingAdded(@ForAll("addresses") String text, @ForAll("strays") char stray) {
        refuses(text + stray);
        refuses(stray + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b", "a@b@c", "a@b..c", "a@.b", "a@b.", "a@b-", "a@\u212Aelvin.example"})
    void refusesWhatIsNone(String text) {
        refuses(text);
    }

    @Test
    void refusesWhatIsTooLong() {
        var longest = "a".repeat(254 - "@b.example".length()) + "@b.example";

        assertEquals(longest, EmailAddress.parse("email", longest).value());
        refuses("a" + longest);
    }

    @Test
    void decidesQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refuses("a@" + "a-".repeat(120) + "!"));
    }

    @Provide
    Arbitrary<String> addresses() {
        var local = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("0123456789.+_-'")
                .ofMinLength(1)
                .ofMaxLength(64);
        var label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(30);
        return Combinators.combine(local, label, label).as((name, first, last) -> name + "@" + first + "." + last);
    }

    @Provide
    Arbitrary<Character> strays() {
        return Arbitraries.of(' ', '\r', '\n', '\0', '\t', '<', '>', ',', ';', '"', '@', '\u00E9');
    }

    private static void refuses(String text) {
        assertEquals(
                ErrorCode.INVALID_ARGUMENT,
                assertThrows(ApiException.class, () -> EmailAddress.parse("email", text))
                        .code());
    }
}
