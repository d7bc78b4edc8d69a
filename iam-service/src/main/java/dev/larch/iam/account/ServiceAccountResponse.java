package dev.larch.iam.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/** A service account on the wire, without its secret. */
@JsonNaming(SnakeCaseStrategy.class)
public record ServiceAccountResponse(UUID id, String name, String clientId, Instant createdAt, Instant updatedAt) {

    static ServiceAccountResponse of(ServiceAccount account) {
        return new ServiceAccountResponse(
                account.id(), account.name(), account.clientId(), account.createdAt(), account.updatedAt());
    }

    /** An account with its new secret, which is shown this once. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record WithSecret(ServiceAccountResponse serviceAccount, String clientSecret) {

        static WithSecret of(NewSecret created) {
            return new WithSecret(ServiceAccountResponse.of(created.account()), created.secret());
        }

        @Override
        public String toString() {
            return "WithSecret[serviceAccount=" + serviceAccount + ", clientSecret=***]";
        }
    }
}
