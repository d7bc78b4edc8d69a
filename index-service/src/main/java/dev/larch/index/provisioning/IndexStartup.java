package dev.larch.index.provisioning;

import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the ports of all indexes once the service's own listener is up, from which they take their settings. */
@Readiness
@ApplicationScoped
public class IndexStartup implements HealthCheck {

    private static final Logger LOGGER = LoggerFactory.getLogger(IndexStartup.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final IndexProvisioner provisioner;
    private volatile boolean resumed;

    IndexStartup(IndexProvisioner provisioner) {
        this.provisioner = provisioner;
    }

    void onHttp(@ObservesAsync HttpServerStart event) {
        resume();
    }

    void onHttps(@ObservesAsync HttpsServerStart event) {
        resume();
    }

    private void resume() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> provisioner
                    .resume()
                    .onFailure()
                    .invoke(cause -> LOGGER.atWarn().setCause(cause).log("The indexes cannot be read; trying again"))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                    .indefinitely());
            resumed = true;
        } catch (Throwable cause) {
            LOGGER.atError().setCause(cause).log("The indexes could not be put into service");
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("indexes in service").status(resumed).build();
    }
}
