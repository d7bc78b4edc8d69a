package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The token of a page. */
class PageTokenTest {

    private static final String FINGERPRINT = "0123456789abcdef";

    @Property
    void comesBackAsItWas(@ForAll @LongRange(min = 1) long sequence) {
        assertEquals(sequence, PageToken.sequence(PageToken.of(sequence, FINGERPRINT), FINGERPRINT));
    }

    @Property
    void fitsIntoAUrlAsItIs(@ForAll @LongRange(min = 1) long sequence) {
        assertTrue(PageToken.of(sequence, FINGERPRINT).matches("[A-Za-z0-9_-]{1,64}"));
    }

    @Property
    void belongsToItsSearchOnly(@ForAll @LongRange(min = 1) long sequence) {
        refuses(PageToken.of(sequence, "0123456789abcdee"));
    }

    @Property
    void isNotJustAnyText(@ForAll String text) {
        refuses(text);
    }

    private static void refuses(String token) {
        var refusal = assertThrows(ApiException.class, () -> PageToken.sequence(token, FINGERPRINT));
        assertEquals(ErrorCode.INVALID_ARGUMENT, refusal.code());
    }
}
