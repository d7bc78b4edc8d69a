package dev.larch.iam.oauth;

import dev.larch.iam.account.ServiceAccount;
import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.audit.AuditEvent;
import dev.larch.platform.audit.AuditTrail;
import dev.larch.platform.audit.Change;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.refusal.RefusalLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of token requests that were refused. The client is answered meanwhile: he learns nothing from the time. */
@ApplicationScoped
class TokenRefusals {

    private static final Logger LOGGER = LoggerFactory.getLogger(TokenRefusals.class);

    private final OrganizationService organizations;
    private final AuditTrail trail;
    private final RefusalLog refusals;

    TokenRefusals(OrganizationService organizations, AuditTrail trail, RefusalLog refusals) {
        this.organizations = organizations;
        this.trail = trail;
        this.refusals = refusals;
    }

    /** Nobody's log is the place for who names an account that is not there: they are counted. */
    void unknownClient() {
        refusals.countStranger("unknown client");
    }

    void wrongSecretOfService() {
        refusals.countStranger("wrong client secret of a service");
    }

    /** Leaves an event in the account's organization. */
    void wrongSecret(ServiceAccount account) {
        organizations
                .get(account.organizationId())
                .map(organization -> event(account, organization))
                .subscribe()
                .with(
                        refusals::add,
                        cause -> LOGGER.atError()
                                .setCause(cause)
                                .addKeyValue("serviceAccountId", account.id())
                                .log("A refused token request could not be recorded"));
    }

    private AuditEvent event(ServiceAccount account, Organization organization) {
        var actor = new Principal(
                PrincipalType.SERVICE_ACCOUNT,
                account.id().toString(),
                account.name(),
                null,
                new OrganizationRef(organization.id(), organization.name()),
                null,
                account.secretId().toString(),
                List.of(),
                null);
        var login = new Change("login", "service-account", actor.id(), actor.name(), null, Map.of());
        return trail.failure(actor, login, ErrorCode.UNAUTHENTICATED, "The client secret is wrong.");
    }
}
