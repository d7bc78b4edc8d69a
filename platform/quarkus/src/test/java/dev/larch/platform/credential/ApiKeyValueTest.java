package dev.larch.platform.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ApiKeyValueTest {

    @Test
    void readsBackWhatItMade() {
        var key = ApiKeyValue.random();

        assertEquals(key, ApiKeyValue.parse(key.value()).orElseThrow());
        assertTrue(key.value().startsWith("pcsk_" + key.label() + "_"));
    }

    @Test
    void keepsItsSecretOutOfToString() {
        var key = ApiKeyValue.random();

        assertEquals("pcsk_" + key.label() + "_***", key.toString());
    }

    @Test
    void isNeverTheSameTwice() {
        assertNotEquals(ApiKeyValue.random().value(), ApiKeyValue.random().value());
    }

    @Property
    void noticesAnyChangedCharacter(
            @ForAll @IntRange(max = 60) int position, @ForAll @CharRange(from = '0', to = 'z') char replacement) {
        var good = ApiKeyValue.random().value();
        var changed = good.substring(0, position) + replacement + good.substring(position + 1);

        assertEquals(changed.equals(good), ApiKeyValue.parse(changed).isPresent());
    }

    @Property
    void refusesAnyOtherText(@ForAll String text) {
        assertFalse(ApiKeyValue.parse(text).isPresent());
    }
}
