package dev.larch.iam.bootstrap;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs before the first request: what it makes is there when the service is ready. */
@ApplicationScoped
class Bootstrap {

    private static final Logger LOGGER = LoggerFactory.getLogger(Bootstrap.class);

    private final BootstrapConfig config;
    private final BootstrapService service;
    private final FirstOwnerService firstOwner;

    Bootstrap(BootstrapConfig config, BootstrapService service, FirstOwnerService firstOwner) {
        this.config = config;
        this.service = service;
        this.firstOwner = firstOwner;
    }

    void start(@Observes @Priority(2) StartupEvent event) throws Throwable {
        var plan = BootstrapPlan.of(config);
        if (plan != null && VertxContextSupport.subscribeAndAwait(() -> service.runOnce(plan))) {
            LOGGER.atInfo()
                    .addKeyValue("organization", plan.organizationName())
                    .addKeyValue("projectId", plan.projectId())
                    .log("The first organization was made");
        }
        // Also after a plan: what an earlier start printed is worth nothing once there is an organization.
        if (printToken() && plan != null) {
            LOGGER.warn(
                    "larch.iam.bootstrap makes nothing any more: the organization that this installation had is deleted");
        }
    }

    /** The one secret that is ever printed: there is nobody yet to whom it could be given in another way. */
    private boolean printToken() throws Throwable {
        var token = VertxContextSupport.subscribeAndAwait(firstOwner::issueWhenEmpty);
        if (!token.isEmpty()) {
            LOGGER.atWarn()
                    .addKeyValue("token", token)
                    .log(
                            "There is no organization: make one by POST /admin/bootstrap with this token, within 24 hours");
        }
        return !token.isEmpty();
    }
}
