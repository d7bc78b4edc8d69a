package dev.larch.planted.violation.iam.project;

import dev.larch.planted.violation.iam.apikey.KnowsProjects;
import dev.larch.planted.violation.index.record.VectorGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

public class ProjectService {

    private final Supplier<UUID> ids = UUID::randomUUID;

    public String closesTheCycle(KnowsProjects other) {
        return other.toString();
    }

    public String knowsAnotherService(VectorGrpc other) {
        return other.toString();
    }

    public Instant takesTimeFromNowhere() {
        return Instant.now();
    }

    public UUID takesChanceFromNowhere() {
        return ids.get();
    }

    public Clock makesClock() {
        return Clock.systemUTC();
    }

    public @Nullable String awaits(Uni<String> answer) {
        return answer.await().indefinitely();
    }

    @Transactional
    public void opensBlockingTransaction() {}
}
