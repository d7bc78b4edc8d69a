package dev.larch.e2e.revocation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rights are taken away in every way while index-service holds them in its cache: with iam-service in reach, cut off, and stopped; during a
 * look-up; and with index-service killed in between. 500 tries, or as many as LARCH_REVOCATION_TRIES says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevocationProofTest {

    private static final int TRIES = Integer.parseInt(System.getenv().getOrDefault("LARCH_REVOCATION_TRIES", "500"));
    private static final int BATCH = Math.clamp(TRIES / 10, 50, 200);
    private static final String IAM = "iam-service";
    private static final String INDEX = "index-service";
    private static final Duration PROMISE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Loss[] LOSSES = Loss.values();
    private static final int PORT = 19080;

    private final Stack stack = Stack.at("revocation", PORT, List.of());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private FaultProxy wire;
    private Tenant tenant;
    private Directory directory;

    /** index-service asks iam-service over a wire that the test can cut. */
    @BeforeAll
    void start() throws IOException {
        stack.erase();
        stack.start().mustSucceed();
        var address = Files.readAllLines(settings(INDEX)).stream()
                .filter(line -> line.startsWith("larch.iam.url="))
                .findFirst()
                .orElseThrow();
        wire = new FaultProxy(Integer.parseInt(address.replaceFirst(".*:(\\d+)/?$", "$1")));
        set(INDEX, "quarkus.rest-client.iam.url=" + wire.url());
        set(IAM, "larch.iam.quota.service-accounts=" + TRIES);
        tenant = Tenant.create(stack.environment(), "revocation proof");
        stack.signal("KILL", IAM);
        stack.signal("KILL", INDEX);
        awaitIndexService();
        directory = Directory.of(tenant);
    }

    private Path settings(String service) {
        return stack.home().resolve("config").resolve(service + ".properties");
    }

    private void set(String service, String line) throws IOException {
        Files.writeString(settings(service), "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    @AfterAll
    void stop() throws IOException {
        threads.shutdownNow();
        wire.close();
        stack.stop();
    }

    @Test
    void refusesWithinASecondWhileIamServiceIsInReach() {
        report(inBatches(TRIES * 2 / 5, "iam-service in reach, answer in the cache", this::loseWarm), PROMISE);
    }

    @Test
    void refusesWithinASecondWhatIsLostDuringItsLookUp() {
        report(inBatches(TRIES * 2 / 5, "iam-service in reach, lost during the look-up", this::loseRacing), PROMISE);
    }

    @Test
    void refusesWithinTheLeaseWhileIamServiceIsCutOff() {
        report(inBatches(TRIES / 10, "iam-service cut off", this::loseBehindACutWire), LEASE);
    }

    @Test
    void refusesWithinTheLeaseWhileIamServiceIsStopped() {
        report(inBatches(TRIES / 20, "iam-service stopped (SIGSTOP)", this::loseThenStop), LEASE);
    }

    @Test
    void refusesAfterARestartWhatItDidNotHearOf() {
        report(inBatches(TRIES / 20, "index-service killed before it heard", this::loseThenKill), Duration.ZERO);
    }

    private List<Duration> loseWarm(List<Holder> holders) {
        warm(holders);
        return each(holders, holder -> holder.lastUseAfter(holder.lose(), LEASE));
    }

    private List<Duration> loseRacing(List<Holder> holders) {
        return each(holders, holder -> {
            threads.submit(holder::use);
            return holder.lastUseAfter(holder.lose(), LEASE);
        });
    }

    private List<Duration> loseBehindACutWire(List<Holder> holders) {
        warm(holders);
        wire.cut();
        try {
            return each(holders, holder -> holder.lastUseAfter(holder.lose(), LEASE.multipliedBy(2)));
        } finally {
            mend();
        }
    }

    /** The wire is cut for the moment of the loss only: what then keeps the news away is the stopped process. */
    private List<Duration> loseThenStop(List<Holder> holders) {
        warm(holders);
        wire.cut();
        var deletedAt = each(holders, Holder::lose);
        stack.signal("STOP", IAM);
        wire.mend();
        try {
            return each(
                    holders,
                    holder -> holder.lastUseAfter(deletedAt.get(holders.indexOf(holder)), LEASE.multipliedBy(2)));
        } finally {
            stack.signal("CONT", IAM);
            mend();
        }
    }

    private List<Duration> loseThenKill(List<Holder> holders) {
        warm(holders);
        wire.cut();
        each(holders, Holder::lose);
        stack.signal("KILL", INDEX);
        wire.mend();
        awaitIndexService();
        return each(holders, holder -> holder.use() == 200 ? LEASE : Duration.ZERO);
    }

    private LateUses inBatches(int tries, String what, Function<List<Holder>, List<Duration>> kind) {
        var all = new LateUses(what, List.of());
        for (int done = 0; done < tries; done += BATCH) {
            var holders = each(range(Math.min(BATCH, tries - done)), this::holder);
            all = all.and(new LateUses(what, kind.apply(holders)));
            assertRefusedForGood(holders);
        }
        return all;
    }

    /** One after the other of all the ways to lose it. */
    private Holder holder(int number) {
        return LOSSES[number % LOSSES.length].holder(tenant, directory);
    }

    private static void report(LateUses lateUses, Duration promise) {
        System.out.println(lateUses);
        assertTrue(lateUses.latest().compareTo(promise) <= 0, lateUses::toString);
    }

    /** A second later, when everything has settled, none of them is accepted. */
    private void assertRefusedForGood(List<Holder> holders) {
        var later = System.nanoTime() + PROMISE.toNanos();
        await().atMost(5, SECONDS).until(() -> System.nanoTime() > later);
        assertEquals(
                List.of(),
                holders.stream().filter(holder -> !holder.isRefused()).toList());
    }

    private void warm(List<Holder> holders) {
        await().atMost(20, SECONDS)
                .until(() -> Set.copyOf(each(holders, Holder::use)).equals(Set.of(200)));
    }

    private void mend() {
        wire.mend();
        await().atMost(20, SECONDS)
                .until(() -> tenant.control(tenant.editor()).get("/indexes").status() == 200);
    }

    private void awaitIndexService() {
        await().atMost(90, SECONDS)
                .ignoreExceptions()
                .until(() -> tenant.control(tenant.editor()).get("/indexes").status() == 200);
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    /** Does something for each at once; the results in their order. */
    private <S, T> List<T> each(List<S> subjects, Function<S, T> action) {
        Stream<Future<T>> running =
                subjects.stream().map(subject -> threads.submit(() -> action.apply(subject))).toList().stream();
        return running.map(RevocationProofTest::result).toList();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
