package dev.larch.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.local.home.StartProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the command line. */
class OptionsTest {

    @Test
    void runsFromTheCurrentDirectoryUnlessToldOtherwise() {
        var options = Options.parse(List.of("run"));

        assertEquals(Path.of(".larch").toAbsolutePath(), options.home().root());
        assertEquals(5080, options.ports().frontDoor());
        assertEquals(Options.Presence.ATTACHED, options.presence());
        assertFalse(options.tls());
    }

    @Test
    void takesHomePortTlsAndDetachInAnyOrder() {
        var options = Options.parse(List.of("run", "--tls", "--port", "7000", "--detach", "--home", "/tmp/larch home"));

        assertEquals(Path.of("/tmp/larch home"), options.home().root());
        assertEquals(7000, options.ports().frontDoor());
        assertEquals(Options.Presence.DETACHING, options.presence());
        assertTrue(options.tls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "start", "run --fast", "run --port", "run --port x", "run --port 80", "run --port 64600"})
    void refusesWhatItDoesNotKnow(String line) {
        var words = List.of(line.split(" "));

        assertThrows(StartProblem.class, () -> Options.parse(words));
    }
}
