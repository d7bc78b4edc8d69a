package dev.larch.testbed.proxy;

import dev.larch.testbed.process.GuardedProcess;
import dev.larch.testbed.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A running LittleProxy on loopback, in a process of its own: its libraries are not those of the tests. Names that end
 * with {@link #OUTSIDE} are known to it alone, and are this machine.
 */
public final class ForwardProxy implements AutoCloseable {

    public static final String OUTSIDE = ".partner.example";

    private static final Path BUILD =
            Path.of("..", "testbed", "target").toAbsolutePath().normalize();
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ \\S+");
    private static final long START_LIMIT_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000L;

    private final int port;
    private final List<String> credential;
    private final List<String> before = new ArrayList<>();
    private GuardedProcess process;

    private ForwardProxy(int port, List<String> credential) {
        this.port = port;
        this.credential = credential;
        this.process = run(port, credential);
    }

    /** Starts it on a free port; comes back when it listens. It asks nobody who he is. */
    public static ForwardProxy start() {
        return new ForwardProxy(Ports.free(), List.of());
    }

    /** The same, for one user only. */
    public static ForwardProxy start(String user, String password) {
        return new ForwardProxy(Ports.free(), List.of(user, password));
    }

    /** Where it listens, as {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** What went through it so far: method and target, such as {@code CONNECT idp.example.com:443}. */
    public List<String> requests() {
        var all = new ArrayList<>(before);
        all.addAll(said());
        return all;
    }

    /** Takes it away until {@link #comeBack()}, if it is there; while it is away nobody listens. */
    public void goDown() {
        if (process.isAlive()) {
            before.addAll(said());
            process.close();
        }
    }

    /** Starts it again, with what it has let through remembered. */
    public void comeBack() {
        process = run(port, credential);
    }

    /** Starts it again for another user only. */
    public void comeBackFor(String user, String password) {
        process = run(port, List.of(user, password));
    }

    @Override
    public void close() {
        process.close();
    }

    private List<String> said() {
        return process.said()
                .lines()
                .filter(line -> REQUEST.matcher(line).matches())
                .toList();
    }

    private static GuardedProcess run(int port, List<String> credential) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                BUILD.resolve("classes") + ":" + BUILD.resolve("lib") + "/*",
                ProxyMain.class.getName(),
                Integer.toString(port)));
        command.addAll(credential);
        var process = GuardedProcess.start(command, Map.of(), BUILD.resolve("proxy-" + port + ".log"));
        awaitListening(port, process);
        return process;
    }

    private static void awaitListening(int port, GuardedProcess process) {
        var end = System.nanoTime() + START_LIMIT_NANOS;
        while (!isListening(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.close();
                throw new IllegalStateException("The proxy does not listen:\n" + process.said());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
