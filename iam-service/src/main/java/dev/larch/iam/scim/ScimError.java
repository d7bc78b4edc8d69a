package dev.larch.iam.scim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error message of SCIM; the status is text there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScimError(
        List<String> schemas, String status, @Nullable String scimType, String detail) {

    ScimError {
        schemas = List.copyOf(schemas);
    }

    static ScimError of(int status, @Nullable String scimType, String detail) {
        return new ScimError(
                List.of("urn:ietf:params:scim:api:messages:2.0:Error"), String.valueOf(status), scimType, detail);
    }
}
