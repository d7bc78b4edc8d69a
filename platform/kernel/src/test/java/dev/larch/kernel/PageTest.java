package dev.larch.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void showsTheLimitAndPointsAtItsLastRow() {
        var page = Page.of(List.of("a", "b", "c"), 2, Function.identity());

        assertEquals(List.of("a", "b"), page.items());
        assertEquals("b", page.next());
    }

    @Test
    void endsWhenNoRowIsLeftOver() {
        assertNull(Page.of(List.of("a", "b"), 2, Function.identity()).next());
    }
}
