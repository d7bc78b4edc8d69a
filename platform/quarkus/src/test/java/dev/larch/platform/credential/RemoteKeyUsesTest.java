package dev.larch.platform.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uses of keys are reported in their time, however many there are. */
class RemoteKeyUsesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Integer> reports = new ArrayList<>();
    private Supplier<Uni<Void>> answer = () -> Uni.createFrom().voidItem();
    private final Vertx vertx = Vertx.vertx();
    private final RemoteKeyUses uses =
            new RemoteKeyUses(new Iam(), _ -> Uni.createFrom().item("Bearer x"), vertx);

    private final class Iam extends UnusedIam {
        @Override
        public Uni<Void> keysUsed(String bearer, KeyUseReport report) {
            reports.add(report.uses().size());
            return answer.get();
        }
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void leavesWhatComesMeanwhileForTheNextReport() {
        answer = () -> {
            use(1);
            return Uni.createFrom().voidItem();
        };
        use(1);

        uses.reportAll();

        assertEquals(List.of(1), reports);
    }

    @Test
    void goesOnWhereOneReportIsNotEnough() {
        use(KeyUseReport.MOST + 1);

        uses.reportAll();

        assertEquals(List.of(KeyUseReport.MOST, 1), reports);
    }

    @Test
    void startsNoSecondReportBesideTheFirst() {
        answer = () -> Uni.createFrom().nothing();
        use(1);
        uses.reportAll();
        use(1);

        uses.reportAll();

        assertEquals(List.of(1), reports);
    }

    @Test
    void triesAgainWhatWasNotTaken() {
        answer = () -> Uni.createFrom().failure(new IllegalStateException("away"));
        use(1);
        uses.reportAll();

        uses.reportAll();

        assertEquals(List.of(1, 1), reports);
    }

    private void use(int keys) {
        for (int i = 0; i < keys; i++) {
            uses.add(UUID.randomUUID().toString(), NOW);
        }
    }
}
