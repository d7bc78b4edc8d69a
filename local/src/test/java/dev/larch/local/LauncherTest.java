package dev.larch.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.local.fake.FakeCheckout;
import dev.larch.local.fake.FreePorts;
import dev.larch.local.fake.RunningLarch;
import dev.larch.local.fake.SharedBinaries;
import dev.larch.local.home.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people meet it: real processes, a real database, stand-ins for the services. */
class LauncherTest {

    private final Ports ports = FreePorts.find();
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningLarch larch;

    @BeforeEach
    void prepare(@TempDir Path directory) throws IOException {
        Path checkout = FakeCheckout.in(directory.resolve("checkout"));
        Path home = SharedBinaries.linkedFrom(directory.resolve("home"));
        larch = new RunningLarch(home, checkout, ports, List.of());
    }

    @AfterEach
    void leaveNothing() {
        larch.processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void startsAnswersRecoversAndStops() throws Exception {
        Process launcher = startUntilReady();
        assertEquals("iam-service.properties " + larch.pid("iam-service"), get("/admin/projects"));
        assertEquals("index-service.properties " + larch.pid("index-service"), get("/indexes"));
        assertTrue(Files.readString(larch.home().resolve("env"))
                .contains("export PINECONE_CONTROLLER_HOST=http://localhost:" + ports.frontDoor()));
        assertTrue(larch.told().contains("pcsk_"), larch.told());

        for (String part : List.of("iam-service", "index-service", "audit-service", "postgresql")) {
            long killed = kill(part);
            await().atMost(20, SECONDS).until(() -> runsAsAnother(part, killed));
        }
        await().atMost(20, SECONDS).until(() -> get("/audit/events").startsWith("audit-service"));

        launcher.destroy();

        assertTrue(launcher.waitFor(30, SECONDS));
        assertEquals(List.of(), larch.processes());
        assertFalse(Files.exists(larch.home().resolve("run/ready")));
    }

    @Test
    void endsOrphansOfKilledLauncherAndKeepsTheData() throws Exception {
        Process first = startUntilReady();
        Path data = larch.home().resolve("data/PG_VERSION");
        var made = Files.getLastModifiedTime(data);
        var secrets = Files.readString(larch.home().resolve("env"));
        first.destroyForcibly().waitFor();
        var orphans = larch.processes();
        assertFalse(orphans.isEmpty());

        Process second = startUntilReady();

        assertTrue(larch.told().contains("ended what an earlier launcher left running"), larch.told());
        assertTrue(orphans.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(made, Files.getLastModifiedTime(data));
        assertEquals(secrets, Files.readString(larch.home().resolve("env")));
        second.destroyForcibly().waitFor();
        assertEquals(0, larch.execute("stop").exitCode());
        assertEquals(List.of(), larch.processes());
    }

    @Test
    void detachesWithTlsTellsItsStatusAndRefusesTwin() throws Exception {
        var started = larch.execute("run", "--port", Integer.toString(ports.frontDoor()), "--tls", "--detach");
        assertEquals(0, started.exitCode(), started.output());
        assertTrue(started.output().contains("curl --cacert"), started.output());
        assertEquals("index-service.properties " + larch.pid("index-service"), getOverTls("/indexes"));
        long launcher = larch.pid("launcher");

        var status = larch.execute("status");
        var twin = larch.execute("run", "--detach");
        var stopped = larch.execute("stop");
        var statusAfter = larch.execute("status");

        assertEquals(0, status.exitCode());
        assertTrue(status.output().contains("ready at https://localhost:" + ports.frontDoor()), status.output());
        assertEquals(1, twin.exitCode());
        assertTrue(twin.output().contains("pid " + launcher), twin.output());
        assertEquals(0, stopped.exitCode(), stopped.output());
        assertEquals(3, statusAfter.exitCode());
        assertEquals(List.of(), larch.processes());
    }

    @Test
    void recordsStartUpCachesOnceForBuild() throws Exception {
        Path caches = larch.checkout().resolve("local/target/aot");

        var first = larch.execute("record");
        var second = larch.execute("record");

        assertEquals(0, first.exitCode(), first.output());
        try (var files = Files.list(caches)) {
            assertEquals(
                    3, files.filter(file -> file.toString().endsWith(".aot")).count());
        }
        assertEquals(0, second.exitCode());
        assertEquals("", second.output());
    }

    @Test
    void tellsWhichServiceIsNotBuiltInOneLine() throws Exception {
        Files.delete(larch.checkout().resolve("index-service/target/quarkus-app/quarkus-run.jar"));

        var outcome = larch.execute("run", "--port", Integer.toString(ports.frontDoor()));

        assertEquals(1, outcome.exitCode());
        assertEquals("larch: index-service is not built yet: run make build.\n", outcome.output());
    }

    @Test
    void tellsWhichPortIsBusyInOneLine() throws Exception {
        try (var _ = new ServerSocket(ports.database(), 1, InetAddress.getLoopbackAddress())) {
            var outcome = larch.execute("run", "--port", Integer.toString(ports.frontDoor()));

            assertEquals(1, outcome.exitCode());
            assertEquals(1, outcome.output().lines().count(), outcome.output());
            assertTrue(outcome.output().startsWith("larch: Port " + ports.database()), outcome.output());
        }
    }

    @Test
    void saysWhatAServiceToldBeforeItFailed() throws Exception {
        Files.writeString(larch.checkout().resolve("audit-service/target/quarkus-app/quarkus-run.jar"), "not a jar");

        var outcome = larch.execute("run", "--port", Integer.toString(ports.frontDoor()), "--detach");

        assertNotEquals(0, outcome.exitCode());
        assertTrue(outcome.output().contains("audit-service ended while it started"), outcome.output());
        assertTrue(outcome.output().contains("Invalid or corrupt jarfile"), outcome.output());
        assertEquals(List.of(), larch.processes());
    }

    private Process startUntilReady() throws IOException {
        Process launcher = larch.start();
        await().atMost(60, SECONDS).until(() -> larch.isReady(launcher) || !launcher.isAlive());
        assertTrue(launcher.isAlive(), larch.told());
        return launcher;
    }

    private long kill(String part) throws IOException {
        long pid = larch.pid(part);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private boolean runsAsAnother(String part, long killed) throws IOException {
        long now = larch.pid(part);
        return now != killed
                && ProcessHandle.of(now).filter(ProcessHandle::isAlive).isPresent();
    }

    private String get(String path) throws IOException, InterruptedException {
        return get(client, "http", path);
    }

    private String getOverTls(String path) throws Exception {
        var trusted =
                KeyStore.getInstance(larch.home().resolve("tls/truststore.p12").toFile(), "changeit".toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var trusting = HttpClient.newBuilder().sslContext(context).build()) {
            return get(trusting, "https", path);
        }
    }

    private String get(HttpClient by, String scheme, String path) throws IOException, InterruptedException {
        var uri = URI.create("%s://localhost:%d%s".formatted(scheme, ports.frontDoor(), path));
        return by.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
