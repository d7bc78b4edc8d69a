package dev.larch.iam.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages and their tokens. */
class PageQueryTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final ListFingerprint LIST = ListFingerprint.of(ORGANIZATION, "users", "a@b.example");

    @Property
    void goesOnAfterTheLastRowShown(@ForAll long most, @ForAll long least) {
        var last = new UUID(most, least);
        var page = PageQuery.read("1", null, LIST).cut(List.of(last, UUID.randomUUID()), id -> id);

        assertEquals(last, PageQuery.read(null, page.next(), LIST).after());
    }

    @Property
    void refusesTextsThatAreNoToken(@ForAll String text) {
        refuses(ErrorCode.INVALID_ARGUMENT, null, text, LIST);
    }

    @Test
    void refusesTheTokenOfAnotherListFilterOrOrganization() {
        var next = PageToken.of(UUID.randomUUID(), LIST);

        assertNotNull(PageQuery.read(null, next, LIST).after());
        refuses(ErrorCode.INVALID_ARGUMENT, null, next, ListFingerprint.of(ORGANIZATION, "users", "a@c.example"));
        refuses(ErrorCode.INVALID_ARGUMENT, null, next, ListFingerprint.of(ORGANIZATION, "invites", "a@b.example"));
        refuses(ErrorCode.INVALID_ARGUMENT, null, next, ListFingerprint.of(UUID.randomUUID(), "users", "a@b.example"));
    }

    @Test
    void keepsFiltersApartWhateverTheyHold() {
        assertEquals(
                ListFingerprint.of(ORGANIZATION, "x", "a", null), ListFingerprint.of(ORGANIZATION, "x", "a", null));
        assertEquals(
                false,
                ListFingerprint.of(ORGANIZATION, "x", "a,1:b", "c")
                        .equals(ListFingerprint.of(ORGANIZATION, "x", "a", "b,1:c")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, OUT_OF_RANGE",
        "101, OUT_OF_RANGE",
        "-1, OUT_OF_RANGE",
        "99999999999999999999, OUT_OF_RANGE",
        "ten, INVALID_ARGUMENT",
        "1.5, INVALID_ARGUMENT"
    })
    void refusesALimitOutOfBounds(String limit, ErrorCode code) {
        refuses(code, limit, null, LIST);
    }

    @Test
    void showsAHundredRowsWhenNobodySaysOtherwise() {
        assertEquals(100, PageQuery.read(null, null, LIST).limit());
        assertNull(PageQuery.read(null, null, LIST).after());
    }

    private static void refuses(ErrorCode code, String limit, String token, ListFingerprint list) {
        assertEquals(
                code,
                assertThrows(ApiException.class, () -> PageQuery.read(limit, token, list))
                        .code());
    }
}
