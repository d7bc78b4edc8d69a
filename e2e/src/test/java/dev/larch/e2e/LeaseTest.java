package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.Grpc;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stack;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When iam-service does not answer, calls go on for the length of the credential lease, then 503. */
@ExtendWith(StacksExtension.class)
class LeaseTest {

    private static final String IAM = "iam-service";
    private static final Duration LEASE = Duration.ofSeconds(10);
    // What a call that was let in on the lease's last moment may take to be answered, on a busy machine.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Stack stack;
    private final Tenant tenant;

    LeaseTest(Stacks stacks) {
        stack = stacks.in(Mode.PLAIN);
        tenant = Tenant.create(stack.environment(), "lease");
    }

    @Test
    void goesOnForTheLeaseThenRefusesThenRecovers() {
        var index = tenant.createIndex("leased");
        var data = index.as(tenant.editor());
        await().atMost(10, SECONDS).until(() -> list(data) == 200);
        try (var client = tenant.client(tenant.editor()).index(index)) {
            stack.signal("STOP", IAM);
            try {
                var lastUse = lastUse(data);

                System.out.println("last use without iam-service: " + lastUse);
                assertTrue(lastUse.toMillis() > 0, "refused at once");
                assertTrue(lastUse.compareTo(LEASE.plus(GRACE)) <= 0, "used after " + lastUse);
                assertEquals(Status.Code.UNAVAILABLE, Grpc.statusOf(client::describeIndexStats));
                assertEquals(
                        503, tenant.control(tenant.editor()).get("/indexes").status());
            } finally {
                stack.signal("CONT", IAM);
            }
            await().atMost(20, SECONDS).until(() -> list(data) == 200);
            await().atMost(20, SECONDS).until(() -> Grpc.statusOf(client::describeIndexStats) == Status.Code.OK);
        }
    }

    /** Calls until the answer is 503; any other refusal fails. Comes back with the time of the last success. */
    private static Duration lastUse(Api data) {
        var started = System.nanoTime();
        var lastUse = Duration.ZERO;
        for (var sent = 0L; sent < LEASE.multipliedBy(2).toNanos(); sent = System.nanoTime() - started) {
            var status = list(data);
            if (status == 503) {
                return lastUse;
            }
            assertEquals(200, status);
            lastUse = Duration.ofNanos(sent);
        }
        throw new AssertionError("still answered after " + lastUse);
    }

    private static int list(Api data) {
        return data.get("/vectors/list").status();
    }
}
