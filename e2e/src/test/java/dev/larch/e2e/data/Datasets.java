package dev.larch.e2e.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes the dataset: WordNet's glosses are embedded once and kept as long as texts and model stay the same. */
public final class Datasets {

    private static final Path HOME = Path.of("target", "dataset");
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";

    private Datasets() {}

    /** The dataset of this build; embeds the texts unless that was done before. */
    public static synchronized Dataset prepare() {
        var synsets = Selection.of(WordNet.nouns());
        var directory = HOME.resolve(fingerprint(synsets));
        if (!Files.isDirectory(directory)) {
            embed(directory, synsets);
        }
        return read(directory);
    }

    /** Reads the dataset that another process has made. */
    public static Dataset read(Path directory) {
        try {
            return DatasetFiles.read(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void embed(Path directory, List<Synset> synsets) {
        var started = System.nanoTime();
        var vectors = new Embedder().embedAll(synsets.stream().map(Synset::text).toList());
        var millis = (System.nanoTime() - started) / 1_000_000;
        System.out.printf("embedded %,d glosses in %,d ms%n", synsets.size(), millis);
        try {
            var unfinished = HOME.resolve("unfinished");
            DatasetFiles.write(unfinished, synsets, vectors);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String fingerprint(List<Synset> synsets) {
        try (var model = Embedder.class.getResourceAsStream(MODEL)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(model.readAllBytes());
            synsets.forEach(synset -> digest.update(synset.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
