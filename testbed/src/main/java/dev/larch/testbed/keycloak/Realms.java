package dev.larch.testbed.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The realms' files, by name. */
record Realms(Map<String, byte[]> files) {

    private static final int DIGEST_CHARACTERS = 16;

    Realms {
        files = Map.copyOf(files);
    }

    /** The ones that come with this module. */
    static Realms read(String... names) {
        var files = new TreeMap<String, byte[]>();
        for (var name : names) {
            files.put(name, read(name));
        }
        return new Realms(files);
    }

    void writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            for (var file : files.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Differs as soon as a file does. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(String name) {
        try (var in = Objects.requireNonNull(Realms.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
