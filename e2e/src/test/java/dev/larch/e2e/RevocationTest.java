package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.Grpc;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import io.grpc.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A deleted key stops working within a second, everywhere. */
@ExtendWith(StacksExtension.class)
class RevocationTest {

    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private final Tenant tenant;

    RevocationTest(Stacks stacks) {
        tenant = Tenant.create(stacks.in(Mode.PLAIN).environment(), "revocation");
    }

    @Test
    void refusesADeletedKeyWithinASecond() throws InterruptedException {
        var key = tenant.key("ProjectEditor");
        var index = tenant.createIndex("revoked");
        var control = tenant.control(key);
        try (var client = tenant.client(key).index(index)) {
            var probes = new LinkedHashMap<String, BooleanSupplier>();
            probes.put("control plane", () -> control.get("/indexes").status() == 200);
            probes.put("data plane", () -> index.as(key).get("/vectors/list").status() == 200);
            probes.put("gRPC", () -> Grpc.statusOf(client::describeIndexStats) == Status.Code.OK);
            // These it may not call: 403 while it is a key, 401 when it is none.
            probes.put("admin API", () -> control.get("/admin/projects").status() == 403);
            probes.put("audit log", () -> control.get("/audit/events").status() == 403);
            await().atMost(10, SECONDS).until(() -> probes.values().stream().allMatch(BooleanSupplier::getAsBoolean));

            tenant.admin().deleteKey(key.id());
            var lateUses = lateUses(probes);

            System.out.println("last late use: " + lateUses);
            lateUses.forEach((probe, late) -> assertTrue(late.compareTo(PROMISE) <= 0, probe + " after " + late));
        }
    }

    /** How long after now each probe was answered for the last time: the moment when that call was sent. */
    private static Map<String, Duration> lateUses(Map<String, BooleanSupplier> probes) throws InterruptedException {
        var started = System.nanoTime();
        var lateUses = new ConcurrentHashMap<String, Duration>();
        probes.keySet().forEach(probe -> lateUses.put(probe, Duration.ZERO));
        var threads = probes.entrySet().stream()
                .map(probe -> Thread.ofVirtual().start(() -> watch(probe, started, lateUses)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return lateUses;
    }

    private static void watch(Map.Entry<String, BooleanSupplier> probe, long started, Map<String, Duration> lateUses) {
        for (var sent = 0L; sent < WATCHED.toNanos(); sent = System.nanoTime() - started) {
            if (probe.getValue().getAsBoolean()) {
                lateUses.replace(probe.getKey(), Duration.ofNanos(sent));
            }
        }
    }
}
