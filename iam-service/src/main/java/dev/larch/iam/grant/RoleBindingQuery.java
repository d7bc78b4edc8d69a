package dev.larch.iam.grant;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.role.HolderType;
import dev.larch.iam.role.RoleBindingFilter;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of bindings: filters, all of which must hold, and the page. */
public record RoleBindingQuery(
        @Parameter(description = "user, service_account, api_key or invite") @RestQuery("principal_type") @Nullable
        String principalType,

        @Parameter(description = "Needs principal_type") @RestQuery("principal_id") @Nullable
        String principalId,

        @Parameter(description = "organization or project") @RestQuery("resource_type") @Nullable
        String resourceType,

        @Parameter(description = "Needs resource_type") @RestQuery("resource_id") @Nullable
        String resourceId,

        @RestQuery @Nullable String role,

        @Parameter(description = "1 to 100, 100 by default") @RestQuery @Nullable
        String limit,

        @Parameter(description = "pagination.next of the page before") @RestQuery @Nullable
        String paginationToken) {

    /** The filters; fails with INVALID_ARGUMENT naming the parameter that is wrong. */
    RoleBindingFilter filter() {
        return new RoleBindingFilter(
                principalType == null
                        ? null
                        : HolderType.find(principalType)
                                .orElseThrow(() -> wrong("principal_type", "must be one of " + HolderType.NAMES)),
                id("principal_id", principalId, "principal_type", principalType),
                resourceType == null ? null : resourceType(resourceType),
                id("resource_id", resourceId, "resource_type", resourceType),
                role == null ? null : Role.find(role).orElseThrow(() -> wrong("role", "there is no such role")));
    }

    PageQuery page(UUID organizationId) {
        var list = ListFingerprint.of(
                organizationId, "role-bindings", principalType, principalId, resourceType, resourceId, role);
        return PageQuery.read(limit, paginationToken, list);
    }

    private static ResourceType resourceType(String name) {
        return switch (name) {
            case "organization" -> ResourceType.ORGANIZATION;
            case "project" -> ResourceType.PROJECT;
            default -> throw wrong("resource_type", "must be organization or project");
        };
    }

    private static @Nullable UUID id(String field, @Nullable String text, String typeField, @Nullable String type) {
        if (text == null) {
            return null;
        }
        if (type == null) {
            throw wrong(field, "needs %s beside it".formatted(typeField));
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw wrong(field, "must be a UUID");
        }
    }

    private static ApiException wrong(String field, String expectation) {
        return ErrorCode.INVALID_ARGUMENT.because("%s: %s.".formatted(field, expectation));
    }
}
