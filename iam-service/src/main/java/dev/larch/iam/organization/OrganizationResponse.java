package dev.larch.iam.organization;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An organization on the wire. Larch sells nothing, so plan, payment and support are the same for all. */
@JsonNaming(SnakeCaseStrategy.class)
public record OrganizationResponse(
        UUID id, String name, String plan, String paymentStatus, Instant createdAt, String supportTier) {

    static OrganizationResponse of(Organization organization) {
        return new OrganizationResponse(
                organization.id(), organization.name(), "Enterprise", "Active", organization.createdAt(), "Free");
    }

    /** The organizations of a caller. */
    public record Listing(List<OrganizationResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }
    }
}
