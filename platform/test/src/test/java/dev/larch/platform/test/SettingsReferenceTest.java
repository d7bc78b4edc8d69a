package dev.larch.platform.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings says what the interfaces marked {@code @ConfigMapping} say. */
class SettingsReferenceTest {

    private static final List<String> SOURCES = List.of(
            "platform/quarkus/src/main/java",
            "iam-service/src/main/java",
            "index-service/src/main/java",
            "audit-service/src/main/java");

    private static final String INTRODUCTION = """
            # Settings

            Generated from the code by `make references`. Quarkus's own settings (ports, database, TLS, sign-in provider) come
            on top; what Larch presets of them stands in `platform/quarkus/src/main/resources/META-INF/microprofile-config.properties`.
            A setting without a default must be given, unless its type says that it is optional.

            """;

    @Test
    void listsEverySetting() {
        var pages = SOURCES.stream()
                .flatMap(root -> sources(GeneratedReference.repositoryRoot().resolve(root)))
                .filter(Settings::isDeclaredIn)
                .map(Settings::of)
                .sorted(Comparator.comparing(Settings::prefix))
                .map(Settings::page)
                .collect(Collectors.joining("\n"));

        GeneratedReference.assertUpToDate("docs/reference/settings.md", INTRODUCTION + pages);
    }

    @Test
    void readsNameTypeDefaultAndComment() {
        var settings = Settings.of("""
                /** Where it is. */
                @ConfigMapping(prefix = "larch.x")
                interface X {

                    /** The first {@code port} of
                     * the range. */
                    @WithDefault("5081")
                    int firstPort();

                    /** The name. */
                    Optional<String> name();
                }
                """);

        assertEquals("""
                | `larch.x.first-port` | int | `5081` | The first port of the range. |
                | `larch.x.name` | Optional\\<String> | none | The name. |""", settings.rows());
    }

    private static Stream<String> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(SettingsReferenceTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
