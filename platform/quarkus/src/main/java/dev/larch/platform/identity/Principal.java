package dev.larch.platform.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Binding;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a credential stands for, and what he is bound to.
 *
 * @param id a UUID, or for one of Larch's services its name
 * @param name an e-mail address, or the name of a key, account or service
 * @param displayName the name of a person
 * @param organization null only for Larch's own services
 * @param projectId the project of an API key, or the one that the request named and that exists in the organization
 * @param credentialId the key, session or secret that was shown
 * @param actingService the service that calls on the principal's behalf, if one does
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Principal(
        PrincipalType type,
        String id,
        String name,
        @Nullable String displayName,
        @Nullable OrganizationRef organization,
        @Nullable UUID projectId,
        String credentialId,
        List<Binding> bindings,
        @Nullable String actingService) {

    public Principal {
        bindings = List.copyOf(bindings);
    }

    /** The organization; a service by itself has none and so can do nothing in one. */
    @JsonIgnore
    public UUID organizationOrFail() {
        if (organization == null) {
            throw ErrorCode.PERMISSION_DENIED.because("This credential belongs to no organization.");
        }
        return organization.id();
    }

    /** The same principal, called for by a service. */
    public Principal actedOnBy(String service) {
        return new Principal(type, id, name, displayName, organization, projectId, credentialId, bindings, service);
    }
}
