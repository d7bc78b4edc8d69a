package dev.larch.engine.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of rows at the edges of their words. */
class RowBitsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 4095, 4096})
    void isParted(int row) {
        var below = RowBits.first(row);
        var others = RowBits.all().removeBelow(row);

        assertEquals(row, below.count());
        assertEquals(row, below.end());
        assertEquals(RowBits.CAPACITY - row, others.count());
        assertEquals(0, below.copy().and(others).count());
    }
}
