package dev.larch.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** The ports of one Larch, all counted from its front door; all on the loopback interface. */
public record Ports(int frontDoor) {

    public static final int DEFAULT_FRONT_DOOR = 5080;
    public static final int INDEX_PORT_COUNT = 1000;

    private static final int LOWEST = 1024;
    private static final int BELOW_FRONT_DOOR = 10;
    private static final int SERVICE_PORTS = 6;
    private static final int HIGHEST = 65_535;

    public Ports {
        if (frontDoor - BELOW_FRONT_DOOR < LOWEST || frontDoor + INDEX_PORT_COUNT > HIGHEST) {
            throw new StartProblem(
                    "The port must be from %d to %d: Larch takes ten ports below it and a thousand above."
                            .formatted(LOWEST + BELOW_FRONT_DOOR, HIGHEST - INDEX_PORT_COUNT));
        }
    }

    public int signIn() {
        return frontDoor - 1;
    }

    public int database() {
        return frontDoor - 2;
    }

    public int service(int offset) {
        return frontDoor - BELOW_FRONT_DOOR + offset;
    }

    public int firstIndex() {
        return frontDoor + 1;
    }

    public boolean areFree() {
        return busy().isEmpty();
    }

    /** Fails with the ports that another program holds. */
    public void requireFree() {
        List<String> busy = busy();
        if (!busy.isEmpty()) {
            throw new StartProblem(
                    "Port %s is in use by another program: stop it, or choose other ports with --port N or make run PORT=N (now %d)."
                            .formatted(String.join(", ", busy), frontDoor));
        }
    }

    private List<String> busy() {
        var services = IntStream.range(0, SERVICE_PORTS).map(this::service);
        return IntStream.concat(services, IntStream.of(database(), signIn(), frontDoor))
                .filter(port -> !isFree(port))
                .mapToObj(String::valueOf)
                .toList();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
