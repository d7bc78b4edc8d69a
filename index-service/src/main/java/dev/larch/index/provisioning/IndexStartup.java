package dev.larch.index.provisioning;

import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
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
            VertxContextSupport.subscribeAndAwait(provisioner::resume);
        } catch (Throwable cause) {
            LOGGER.atError().setCause(cause).log("Some indexes could not be put into service");
        }
        resumed = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("indexes in service").status(resumed).build();
    }
}
