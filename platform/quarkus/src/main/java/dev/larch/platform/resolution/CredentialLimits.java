package dev.larch.platform.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.network.AddressRange;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when a credential may be used, and from where. It is looked at on each use, so that it also holds for an answer
 * that is remembered.
 *
 * @param expiresAt from this moment on the credential is worth nothing; null for none
 * @param allowedCidrs empty for anywhere
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialLimits(@Nullable Instant expiresAt, List<AddressRange> allowedCidrs) {

    public static final CredentialLimits NONE = new CredentialLimits(null, List.of());

    public CredentialLimits {
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    public boolean isOver(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Whether the credential may be used from the address; null for one that is not known. */
    public boolean allow(@Nullable InetAddress source) {
        return allowedCidrs.isEmpty()
                || source != null && allowedCidrs.stream().anyMatch(range -> range.contains(source));
    }
}
