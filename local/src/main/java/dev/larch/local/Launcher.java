package dev.larch.local;

import dev.larch.local.database.DatabaseServer;
import dev.larch.local.door.DoorOptions;
import dev.larch.local.door.FrontDoor;
import dev.larch.local.door.Route;
import dev.larch.local.home.Ports;
import dev.larch.local.home.StartProblem;
import dev.larch.local.service.Build;
import dev.larch.local.service.Readiness;
import dev.larch.local.service.Service;
import dev.larch.local.service.ServiceProcess;
import dev.larch.local.service.Surroundings;
import dev.larch.local.signin.SignInProvider;
import dev.larch.local.tls.LocalCa;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts every part of Larch in order, and stops them in the other order. */
final class Launcher {

    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(15);
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(15);

    private final Surroundings around;
    private final Progress progress;
    private final DatabaseServer database;
    private final SignInProvider signIn;
    private final FrontDoor door;
    private final List<ServiceProcess> services;

    Launcher(Surroundings around, Build build, Progress progress) {
        this.around = around;
        this.progress = progress;
        LocalCa authority = around.authority();
        this.database = new DatabaseServer(around.home(), around.secrets(), around.database(), progress::say);
        this.signIn = new SignInProvider(around.ports().signIn(), authority == null ? null : authority.context());
        this.door = new FrontDoor(
                routes(around.ports()), new DoorOptions(around.ports().frontDoor(), doorTls(authority)));
        this.services = Arrays.stream(Service.values())
                .map(service -> new ServiceProcess(service, build, around.home(), progress::say))
                .toList();
    }

    /** Starts everything; fails with what could not be started. */
    void start() {
        Parallel.run(List.of(
                () -> progress.step("postgresql", this::startDatabase),
                () -> progress.step("sign-in provider", signIn::start),
                () -> progress.step("front door", door::start)));
        try (var readiness = new Readiness(
                around.authority() == null ? null : around.authority().context())) {
            Parallel.run(services.stream()
                    .map(service -> starter(service, readiness))
                    .toList());
        }
    }

    /** Stops everything; may be called at any time and more than once. */
    synchronized void stop() {
        Parallel.run(services.stream()
                .<Runnable>map(service -> () -> attempt(() -> service.stop(SERVICE_PATIENCE)))
                .toList());
        attempt(door::stop);
        attempt(signIn::stop);
        attempt(() -> database.stop(DATABASE_PATIENCE));
    }

    // What cannot be stopped is no reason to leave the rest running.
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (StartProblem e) {
            progress.say(e.getMessage());
        }
    }

    private void startDatabase() {
        database.start(Arrays.stream(Service.values()).map(Service::database).toList());
    }

    private Runnable starter(ServiceProcess process, Readiness readiness) {
        Service service = process.service();
        String url = around.readinessUrl(service);
        return () -> progress.step(service.title(), () -> process.start(() -> readiness.of(url)));
    }

    private static List<Route> routes(Ports ports) {
        var iam = Stream.of("/", "/admin", "/oauth", "/session", "/sso", "/scim", "/.well-known")
                .map(prefix -> new Route(prefix, Service.IAM.port(ports)));
        var others = Stream.of(
                new Route("/indexes", Service.INDEX.port(ports)), new Route("/audit", Service.AUDIT.port(ports)));
        return Stream.concat(iam, others).toList();
    }

    private static DoorOptions.@Nullable Tls doorTls(@Nullable LocalCa authority) {
        return authority == null
                ? null
                : new DoorOptions.Tls(
                        authority.serverStore(), authority.serverStorePassword(), authority.authorityPem());
    }
}
