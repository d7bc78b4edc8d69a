package dev.larch.iam.access;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.PrincipalType;
import org.jspecify.annotations.Nullable;

/** Reads the words in which questions are put. Every method fails with INVALID_ARGUMENT, naming the field. */
final class AccessTerms {

    private AccessTerms() {}

    static Permission permission(@Nullable String name) {
        if (name == null) {
            throw ErrorCode.INVALID_ARGUMENT.because("permission: must not be null");
        }
        return Permission.find(name)
                .orElseThrow(() -> ErrorCode.INVALID_ARGUMENT.because(
                        "permission: must be a permission, such as record:query; see docs/reference/roles.md."));
    }

    static PrincipalType principalType(String name) {
        return switch (name) {
            case "user" -> PrincipalType.USER;
            case "service_account" -> PrincipalType.SERVICE_ACCOUNT;
            case "api_key" -> PrincipalType.API_KEY;
            default ->
                throw ErrorCode.INVALID_ARGUMENT.because(
                        "principal_type: must be one of user, service_account, api_key.");
        };
    }
}
