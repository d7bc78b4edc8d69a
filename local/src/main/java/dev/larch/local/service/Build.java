package dev.larch.local.service;

import dev.larch.local.home.StartProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The services as the build left them in a checkout, and whether this run records their start-up caches. */
public record Build(Path checkout, boolean isRecording) {

    /** Fails with the first service that is not built. */
    public void requireComplete() {
        for (Service service : Service.values()) {
            if (!Files.isRegularFile(service.jar(checkout))) {
                throw new StartProblem("%s is not built yet: run make build.".formatted(service.title()));
            }
        }
    }

    /** Tells whether every service has its start-up cache. */
    public boolean hasCaches() {
        return Arrays.stream(Service.values())
                .noneMatch(service -> cache(service).isMissing());
    }

    /** The options of a service's JVM that record or use its cache. */
    List<String> cacheOptions(Service service) {
        return isRecording ? cache(service).record() : cache(service).use();
    }

    /** Takes what a service recorded until its end. */
    void keepRecording(Service service) {
        if (isRecording) {
            cache(service).keepRecording();
        }
    }

    private AotCache cache(Service service) {
        return AotCache.of(service.title(), service.jar(checkout), checkout.resolve("local/target/aot"));
    }
}
