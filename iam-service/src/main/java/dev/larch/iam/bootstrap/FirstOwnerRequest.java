package dev.larch.iam.bootstrap;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.iam.organization.ResourceName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The first organization to be, with the token that was printed at the start. */
@JsonNaming(SnakeCaseStrategy.class)
public record FirstOwnerRequest(
        @NotNull @Size(max = 100) String token,
        @NotNull @ResourceName String organizationName,

        @NotNull
        @Size(min = 3, max = 254)
        @Pattern(regexp = "[^@\\s\\x00]+@[^@\\s\\x00]+", message = "must be an e-mail address")
        String ownerEmail) {

    @Override
    public String toString() {
        return "FirstOwnerRequest[organizationName=" + organizationName + "]";
    }
}
