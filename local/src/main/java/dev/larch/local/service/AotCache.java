package dev.larch.local.service;

import dev.larch.kernel.Sha256;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The start-up cache of one build of one service: recorded by its first run, read by all later ones. */
final class AotCache {

    private static final int FINGERPRINT_LENGTH = 16;

    private final String service;
    private final Path cache;

    private AotCache(String service, Path cache) {
        this.service = service;
        this.cache = cache;
    }

    /** The cache that fits the files beside the jar as they are now, and this JDK. */
    static AotCache of(String service, Path jar, Path directory) {
        return new AotCache(service, directory.resolve("%s-%s.aot".formatted(service, fingerprint(jar))));
    }

    /** The options of the JVM: use the cache, or record one. A cache that does not fit is ignored, never a failure. */
    List<String> flags() {
        deleteOthers();
        if (!isMissing()) {
            return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto");
        }
        return List.of("-XX:AOTCacheOutput=" + recording());
    }

    /** Tells whether the running process still has to write the cache when it ends. */
    boolean isMissing() {
        return !Files.exists(cache);
    }

    /** Takes the recording of a run that ended well. */
    void keepRecording() {
        try {
            if (Files.exists(recording())) {
                Files.move(recording(), cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot keep " + cache, e);
        }
    }

    private Path recording() {
        return cache.resolveSibling(cache.getFileName() + ".recording");
    }

    private void deleteOthers() {
        try (var files = Files.list(cache.getParent())) {
            for (Path file : files.filter(this::isOld).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot tidy " + cache.getParent(), e);
        }
    }

    private boolean isOld(Path file) {
        return file.getFileName().toString().startsWith(service + "-") && !file.equals(cache);
    }

    private static String fingerprint(Path jar) {
        try (var files = Files.walk(jar.toAbsolutePath().getParent())) {
            String facts = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(AotCache::facts)
                    .collect(Collectors.joining("\n"));
            return Sha256.hex(Runtime.version() + "\n" + facts).substring(0, FINGERPRINT_LENGTH);
        } catch (IOException e) {
            throw new StartProblem("Cannot read " + jar, e);
        }
    }

    private static String facts(Path file) {
        return "%s %d %d".formatted(file, file.toFile().length(), file.toFile().lastModified());
    }
}
