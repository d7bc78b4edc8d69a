package dev.larch.iam.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A domain on the wire, with the DNS record that proves it. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SsoDomainResponse(
        UUID id,
        String name,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable UUID connectionId,
        String recordType,
        String recordName,
        String recordValue,
        Instant createdAt) {

    static SsoDomainResponse of(SsoDomain domain) {
        return new SsoDomainResponse(
                domain.id(),
                domain.name(),
                domain.isVerified(),
                domain.verifiedAt(),
                domain.connectionId(),
                "TXT",
                domain.recordName(),
                domain.recordValue(),
                domain.createdAt());
    }

    /** All domains of an organization; their number is bounded. */
    public record Listing(List<SsoDomainResponse> data) {

        public Listing {
            data = List.copyOf(data);
        }

        static Listing of(List<SsoDomain> domains) {
            return new Listing(domains.stream().map(SsoDomainResponse::of).toList());
        }
    }
}
