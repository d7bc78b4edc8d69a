package dev.larch.index.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    private final PortRange range = new PortRange(5081, 4);

    @Test
    void beginsAtTheStart() {
        assertEquals(List.of(5081, 5082, 5083, 5084), range.freeAfter(0, List.of()));
    }

    @Test
    void goesOnAfterTheLastOneGiven() {
        assertEquals(List.of(5083, 5084, 5081, 5082), range.freeAfter(5082, List.of()));
    }

    @Test
    void comesRoundAtTheEnd() {
        assertEquals(List.of(5082, 5083), range.freeAfter(5084, List.of(5081, 5084)));
    }

    @Test
    void startsAnewWhenTheRangeWasMoved() {
        assertEquals(List.of(5081, 5082, 5083, 5084), range.freeAfter(9000, List.of()));
    }

    @Test
    void saysWhenAllAreUsed() {
        var failure = assertThrows(ApiException.class, () -> range.freeAfter(5081, List.of(5081, 5082, 5083, 5084)));

        assertEquals(ErrorCode.QUOTA_EXCEEDED, failure.code());
    }
}
