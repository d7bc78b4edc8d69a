package dev.larch.iam.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Names from identity providers. */
class PersonNameTest {

    @Property
    void canAlwaysBeStored(@ForAll String told) {
        var name = PersonName.clean(told);

        if (name != null) {
            assertEquals(0, name.chars().filter(Character::isISOControl).count());
            assertEquals(name, new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsWhatIsOrdinary() {
        assertEquals("Bo Bolt", PersonName.clean("Bo Bolt"));
        assertEquals("Łukasz 😀", PersonName.clean(" Łukasz 😀 "));
    }

    @Test
    void dropsControlCharactersAndCuts() {
        assertEquals("BoBolt", PersonName.clean("Bo\0\r\n\u0085Bolt"));
        assertEquals("n".repeat(512), PersonName.clean("n".repeat(600)));
        assertNull(PersonName.clean("\0\n "));
    }
}
