package dev.larch.iam.connection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.kernel.ErrorCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to be made or changed; when it is changed, what is left out stays. */
@JsonNaming(SnakeCaseStrategy.class)
public record SsoConnectionRequest(
        @Nullable @Size(min = 1, max = 80) @Pattern(regexp = NO_NUL, message = NUL)
        String name,

        @Nullable @Size(min = 1, max = 512) @Pattern(regexp = NO_NUL, message = NUL)
        String issuer,

        @Nullable @Size(min = 1, max = 256) @Pattern(regexp = NO_NUL, message = NUL)
        String clientId,

        @Nullable @Size(min = 1, max = 512) @Pattern(regexp = NO_NUL, message = NUL)
        String clientSecret,

        @Nullable @Size(max = 10)
        List<@NotNull @Pattern(regexp = "[!#-\\[\\]-~]{1,64}", message = "must be a scope") String> scopes,

        @Nullable @Size(max = 100) List<@NotNull @Size(min = 3, max = 253) String> domains,
        @Nullable Boolean enforce,

        @Nullable
        @Pattern(
                regexp = "OrgManager|OrgBillingAdmin|OrgMember",
                message = "must be OrgMember, OrgBillingAdmin or OrgManager")
        String defaultRole,

        @Nullable @Size(max = 128) @Pattern(regexp = NO_NUL, message = NUL)
        String groupClaim,

        @Nullable @Min(300) @Max(86_400) Integer sessionLifetimeSeconds,
        @Nullable Boolean enabled) {

    private static final String NO_NUL = "[^\\x00]*";
    private static final String NUL = "must not contain the character NUL";

    static String required(String field, @Nullable String value) {
        if (value == null) {
            throw ErrorCode.INVALID_ARGUMENT.because("%s: must be given.".formatted(field));
        }
        return value;
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "SsoConnectionRequest[name=" + name + "]";
    }
}
