package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The launcher keeps the data, leaves nothing running, and says what is in its way. */
class LauncherTest {

    private static final int PORT = 19080;
    private static final String FETCH = "/vectors/fetch?ids=kept";

    private final Stack stack = Stack.at("launcher", PORT, List.of());

    LauncherTest() {
        stack.erase();
    }

    @AfterEach
    void stop() {
        stack.stop();
    }

    @Test
    void keepsTheDataAndLeavesNoProcess() {
        stack.start().mustSucceed();
        var tenant = Tenant.create(stack.environment(), "launcher");
        var index = tenant.createIndex("lasting");
        index.as(tenant.editor())
                .post("/vectors/upsert", "{\"vectors\": [{\"id\": \"kept\", \"values\": [1, 2, 3, 4]}]}")
                .expect(200);
        var key = stack.environment().apiKey();

        stack.stop().mustSucceed();
        assertNothingRuns();
        stack.start().mustSucceed();

        assertEquals(key, stack.environment().apiKey());
        var values = index.as(tenant.editor()).get(FETCH).expect(200).json().at("/vectors/kept/values");
        assertEquals("[1.0,2.0,3.0,4.0]", values.toString());
    }

    @Test
    void startsAgainAfterItWasKilledAndLeavesNoOrphan() {
        stack.start().mustSucceed();
        var before = stack.processes();
        stack.signal("KILL", "launcher");

        stack.start().mustSucceed();

        var orphans = before.stream().filter(ProcessHandle::isAlive).toList();
        assertEquals(List.of(), orphans.stream().map(ProcessHandle::info).toList());
        Tenant.create(stack.environment(), "after the kill").createIndex("works");
    }

    @Test
    void stopsEveryProcessWhenInterrupted() {
        stack.start().mustSucceed();

        stack.signal("INT", "launcher");

        assertNothingRuns();
    }

    @Test
    void namesABusyPortInOneLine() throws IOException {
        try (var _ = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            var outcome = stack.startAttached();

            assertNotEquals(0, outcome.exitCode());
            assertTrue(outcome.output().contains(Integer.toString(PORT)), outcome.output());
            assertEquals(1, outcome.output().strip().lines().count(), outcome.output());
        }
    }

    private void assertNothingRuns() {
        await().atMost(120, SECONDS)
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        stack.processes().stream().map(ProcessHandle::info).toList()));
    }
}
