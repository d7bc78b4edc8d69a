package dev.larch.testbed.keycloak;

import dev.larch.testbed.process.Answers;
import dev.larch.testbed.process.GuardedProcess;
import dev.larch.testbed.process.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running Keycloak on loopback, with three realms: {@code company} knows people and groups, {@code saml-company} is the
 * same for one that speaks SAML only, {@code hub} is empty and waits to broker it. It forgets everything at its end. The
 * first start of a build takes about a minute, each later one some 8 seconds.
 */
public final class Keycloak implements AutoCloseable {

    private static final Realms REALMS = Realms.read("company.json", "saml-company.json", "hub.json");
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final KeycloakHome home;
    private final int port;
    private GuardedProcess process;

    private Keycloak(KeycloakHome home, int port, GuardedProcess process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts it on a free port; comes back when it answers. */
    public static Keycloak start() {
        return start(Ports.free(), Map.of());
    }

    /** Starts it on this port, with some more variables in its environment, such as {@code JAVA_OPTS}. */
    public static Keycloak start(int port, Map<String, String> environment) {
        var home = KeycloakHome.unpacked();
        if (!home.hasKept(REALMS)) {
            home.prepare(REALMS);
            start(home, port, List.of("--import-realm"), Map.of()).close();
            home.keep(REALMS);
        }
        home.restore(REALMS);
        return new Keycloak(home, port, start(home, port, List.of(), environment));
    }

    private static GuardedProcess start(
            KeycloakHome home, int port, List<String> options, Map<String, String> environment) {
        var arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port));
        arguments.addAll(options);
        var process = home.run(arguments, environment, "server.log");
        Answers.await(URI.create(url(port) + "/realms/company"), process, START_LIMIT);
        return process;
    }

    /** The address of the server, without a slash at its end. */
    public String url() {
        return url(port);
    }

    public Realm realm(String name) {
        return new Realm(url() + "/realms/" + name);
    }

    /** The administrator's API of a realm. */
    public KeycloakAdmin admin(String realm) {
        return new KeycloakAdmin(url(), realm);
    }

    /** Takes it away, with its data kept for {@link #comeBack()}. */
    public void goDown() {
        process.close();
    }

    /** Starts it again at the same address, with the data that it had. */
    public void comeBack() {
        process = start(home, port, List.of(), Map.of());
    }

    /** Every process that belongs to it. */
    public List<ProcessHandle> processes() {
        return process.family();
    }

    @Override
    public void close() {
        process.close();
    }

    private static String url(int port) {
        // By name and not by number, as people see it; browsers treat it as a secure origin.
        return "http://localhost:" + port;
    }
}
