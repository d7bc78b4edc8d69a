package dev.larch.iam.refusal;

import dev.larch.iam.change.ChangeLog;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes refusals down in transactions of their own: those of the refused sign-ins are rolled back. */
@ApplicationScoped
public class RefusalService {

    private static final Logger LOGGER = LoggerFactory.getLogger(RefusalService.class);
    private static final String NOBODY = "company-sign-in";

    private final OrganizationService organizations;
    private final ChangeLog changes;
    private final RefusalLimit limit = new RefusalLimit();

    RefusalService(OrganizationService organizations, ChangeLog changes) {
        this.organizations = organizations;
        this.changes = changes;
    }

    /**
     * Notes that somebody was not let in, or not believed.
     *
     * @param action what was tried, such as login
     */
    @WithTransaction
    public Uni<Void> write(SsoConnection connection, String action, RefusedException why) {
        LOGGER.atInfo()
                .addKeyValue("connectionId", connection.id())
                .addKeyValue("reason", why.reason())
                .log("A company's sign-in was refused");
        var suppressed = limit.take(connection.id(), action, why.reason());
        return suppressed.isEmpty()
                ? Uni.createFrom().voidItem()
                : organizations
                        .get(connection.organizationId())
                        .map(organization -> nobody(new OrganizationRef(organization.id(), organization.name())))
                        .flatMap(nobody -> changes.refuse(
                                nobody,
                                change(connection, action, why, suppressed.getAsInt()),
                                why.advice().code().because(why.message())));
    }

    private static Change change(SsoConnection connection, String action, RefusedException why, int suppressed) {
        var parameters = new HashMap<>(why.about());
        parameters.put("reason", why.reason());
        if (suppressed > 0) {
            parameters.put("suppressed_before", suppressed);
        }
        return new Change(action, "sso-connection", connection.id().toString(), connection.name(), null, parameters);
    }

    /** Whoever was refused is nobody yet. */
    private static Principal nobody(OrganizationRef organization) {
        return new Principal(
                PrincipalType.SERVICE, NOBODY, "company sign-in", null, organization, null, NOBODY, List.of(), null);
    }
}
