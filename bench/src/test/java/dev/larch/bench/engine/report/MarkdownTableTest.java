package dev.larch.bench.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void alignsNumbersToTheRight() {
        var table = new MarkdownTable("who", "rows/s").row("larch", "12").row("me", "1,234");

        assertEquals("""
                | who   | rows/s |
                |-------|-------:|
                | larch |     12 |
                | me    |  1,234 |
                """, table.toString());
    }

    @Test
    void rejectsRowOfAnotherLength() {
        var table = new MarkdownTable("who", "rows/s");

        assertThrows(IllegalArgumentException.class, () -> table.row("larch"));
    }
}
