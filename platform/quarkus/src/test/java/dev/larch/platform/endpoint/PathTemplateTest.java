package dev.larch.platform.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private static final PathTemplate KEYS = PathTemplate.parse("/admin/projects/{project_id}/api-keys");

    @Test
    void yieldsItsParametersInOrder() {
        assertEquals(Optional.of(List.of("p1")), match(KEYS, "/admin/projects/p1/api-keys"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/projects/p1/api-keys/",
                "/admin/projects//api-keys",
                "//admin/projects/p1/api-keys",
                "/admin/projects/p1/API-KEYS",
                "/admin/projects/p1",
                "/admin/projects/p1/api-keys;x=1",
                "/"
            })
    void refusesEveryOtherSpelling(String path) {
        assertTrue(match(KEYS, path).isEmpty());
    }

    @Property
    void matchesAnySegmentButAnEmptyOneAsParameter(@ForAll @AlphaChars @NotEmpty String segment) {
        assertEquals(
                Optional.of(List.of(segment)), match(PathTemplate.parse("/indexes/{name}"), "/indexes/" + segment));
    }

    @Property
    void neverFailsOnAnyPath(@ForAll String path) {
        match(KEYS, path).ifPresent(parameters -> assertEquals(1, parameters.size()));
    }

    private static Optional<List<String>> match(PathTemplate template, String path) {
        return template.match(PathTemplate.split(path));
    }
}
