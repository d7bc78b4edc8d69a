package dev.larch.local.service;

import dev.larch.kernel.Sha256;
import dev.larch.local.home.PrivateFiles;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The start-up cache of one build of one service: classes read, checked and linked in an earlier run. */
final class AotCache {

    private static final int FINGERPRINT_LENGTH = 16;

    private final String service;
    private final Path directory;
    private final Path cache;

    private AotCache(String service, Path directory, String fingerprint) {
        this.service = service;
        this.directory = directory;
        this.cache = directory.resolve("%s-%s.aot".formatted(service, fingerprint));
    }

    /** The cache that fits the files beside the jar as they are now, and this JDK. */
    static AotCache of(String service, Path jar, Path directory) {
        return new AotCache(service, directory, fingerprint(jar));
    }

    boolean isMissing() {
        return !Files.exists(cache);
    }

    /** The JVM's options to use the cache, if there is one. A cache that does not fit is ignored, never a failure. */
    List<String> use() {
        return isMissing() ? List.of() : List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto");
    }

    /** The JVM's options to record the cache; the caches of older builds go. */
    List<String> record() {
        PrivateFiles.directory(directory);
        deleteOthers();
        return List.of("-XX:AOTCacheOutput=" + recording());
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
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(this::isOld).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StartProblem("Cannot tidy " + directory, e);
        }
    }

    private boolean isOld(Path file) {
        return file.getFileName().toString().startsWith(service + "-");
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
