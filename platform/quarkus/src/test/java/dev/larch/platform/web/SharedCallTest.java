package dev.larch.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many ask, one call is made. */
class SharedCallTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong time = new AtomicLong();
    private final List<UniEmitter<? super Integer>> waiting = new ArrayList<>();

    @Test
    void joinsWhoAsksWhileTheCallIsUnderWay() {
        var shared = new SharedCall<Integer>(this::call, Duration.ZERO, time::get);
        var answers = new ArrayList<Integer>();

        for (int i = 0; i < 100; i++) {
            shared.get().subscribe().with(answers::add);
        }
        waiting.getFirst().complete(7);

        assertEquals(1, calls.get());
        assertEquals(100, answers.size());
    }

    @Test
    void repeatsTheAnswerForSomeTimeAndThenCallsAgain() {
        var shared = new SharedCall<>(this::count, Duration.ofSeconds(1), time::get);

        assertEquals(1, now(shared));
        time.addAndGet(999_999_999);
        assertEquals(1, now(shared));
        time.addAndGet(1);
        assertEquals(2, now(shared));
    }

    @Test
    void repeatsAFailureToo() {
        var shared = new SharedCall<Integer>(
                () -> Uni.createFrom().failure(new IllegalStateException("call " + calls.incrementAndGet())),
                Duration.ofSeconds(1),
                time::get);

        assertThrows(IllegalStateException.class, () -> now(shared));
        assertThrows(IllegalStateException.class, () -> now(shared));
        assertEquals(1, calls.get());
    }

    private Uni<Integer> call() {
        calls.incrementAndGet();
        return Uni.createFrom().emitter(waiting::add);
    }

    private Uni<Integer> count() {
        return Uni.createFrom().item(calls.incrementAndGet());
    }

    private static int now(SharedCall<Integer> shared) {
        return shared.get().await().atMost(Duration.ofSeconds(1));
    }
}
