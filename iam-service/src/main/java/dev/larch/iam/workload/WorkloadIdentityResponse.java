package dev.larch.iam.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workload identity on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadIdentityResponse(
        UUID id,
        String issuer,
        String audience,
        String subject,
        @Nullable String jwksUri,
        Instant createdAt) {

    /** All rules of an account: there are few. */
    public record Listing(List<WorkloadIdentityResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }

        static Listing of(List<WorkloadIdentity> identities) {
            return new Listing(
                    identities.stream().map(WorkloadIdentityResponse::of).toList());
        }
    }

    static WorkloadIdentityResponse of(WorkloadIdentity identity) {
        return new WorkloadIdentityResponse(
                identity.id(),
                identity.issuer(),
                identity.audience(),
                identity.subject(),
                identity.jwksUri(),
                identity.createdAt());
    }
}
