package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.AuditEvent;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.load.Acknowledged;
import dev.larch.e2e.load.WriteLoad;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stack;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each service is killed in turn under load: nothing that was acknowledged is lost. */
@ExtendWith(StacksExtension.class)
class CrashTest {

    private static final List<String> SERVICES = List.of("index-service", "iam-service", "audit-service");
    private static final int RECOVERY_SECONDS = 90;
    private static final int WRITES_BETWEEN = 100;
    private static final int FETCHED_AT_ONCE = 100;

    private final Stack stack;
    private final Tenant tenant;

    CrashTest(Stacks stacks) {
        stack = stacks.in(Mode.PLAIN);
        tenant = Tenant.create(stack.environment(), "crash");
    }

    @Test
    void losesNothingThatWasAcknowledged() throws InterruptedException {
        var data = tenant.createIndex("crashed").as(tenant.editor());
        try (var load = WriteLoad.on(data)) {
            awaitWrites(load);
            for (var service : SERVICES) {
                kill(service);
                awaitWrites(load);
            }
            var acknowledged = load.finish();

            System.out.printf("%,d writes acknowledged%n", acknowledged.size());
            assertEquals(Map.of(), withoutTheirValue(data, acknowledged));
            await().atMost(30, SECONDS).untilAsserted(() -> assertEquals(Set.of(), withoutOneEvent(acknowledged)));
        }
    }

    /** Kills a service and waits until another process has taken its place and everything answers. */
    private void kill(String service) {
        var before = stack.process(service).pid();
        var started = System.nanoTime();
        stack.signal("KILL", service);
        await().atMost(RECOVERY_SECONDS, SECONDS).ignoreExceptions().until(() -> {
            var after = stack.process(service);
            return after.pid() != before && after.isAlive() && everythingAnswers();
        });
        System.out.printf("%s was back after %,d ms%n", service, (System.nanoTime() - started) / 1_000_000);
    }

    private boolean everythingAnswers() {
        tenant.admin().api().get("/admin/projects").expect(200);
        tenant.admin().api().get("/audit/events?limit=1").expect(200);
        tenant.control(tenant.editor()).get("/indexes").expect(200);
        return true;
    }

    private static void awaitWrites(WriteLoad load) {
        var before = load.count();
        await().atMost(RECOVERY_SECONDS, SECONDS).until(() -> load.count() > before + WRITES_BETWEEN);
    }

    /** The acknowledged records that are not there as they were written. */
    private static Map<String, Double> withoutTheirValue(Api data, List<Acknowledged> acknowledged) {
        var missing = new HashMap<String, Double>();
        acknowledged.forEach(write -> missing.putAll(write.records()));
        var ids = List.copyOf(missing.keySet());
        for (var from = 0; from < ids.size(); from += FETCHED_AT_ONCE) {
            var some = ids.subList(from, Math.min(from + FETCHED_AT_ONCE, ids.size()));
            var vectors = data.get("/vectors/fetch?ids=" + String.join("&ids=", some))
                    .expect(200)
                    .json()
                    .path("vectors");
            for (var id : some) {
                missing.remove(id, firstValue(vectors.path(id)));
            }
        }
        return missing;
    }

    private static double firstValue(JsonNode vector) {
        return vector.path("values").path(0).asDouble(Double.NaN);
    }

    /** The acknowledged requests that the audit log does not name exactly once. */
    private Set<String> withoutOneEvent(List<Acknowledged> acknowledged) {
        var events = tenant.admin().auditLog().ofProject(tenant.projectId()).stream()
                .filter(event -> event.what().equals("upsert record"))
                .map(AuditEvent::requestId)
                .collect(groupingBy(identity(), counting()));
        var requests = new TreeSet<String>();
        acknowledged.forEach(write -> requests.add(write.requestId()));
        requests.removeIf(request -> events.getOrDefault(request, 0L) == 1);
        return requests;
    }
}
