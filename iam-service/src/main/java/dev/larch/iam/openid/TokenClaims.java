package dev.larch.iam.openid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claims of a token that was checked. */
public record TokenClaims(Map<String, Object> values) {

    private static final long MOST_SECONDS = 1L << 40;

    public TokenClaims {
        // A claim that is null is as good as absent.
        values = values.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public @Nullable String text(String claim) {
        return values.get(claim) instanceof String text && !text.isEmpty() && text.indexOf('\0') < 0 ? text : null;
    }

    /** The moment that a claim in seconds names, or null. */
    public @Nullable Instant instant(String claim) {
        return values.get(claim) instanceof Long seconds && seconds >= 0 && seconds < MOST_SECONDS
                ? Instant.ofEpochSecond(seconds)
                : null;
    }

    /** A boolean as the standard has it, or the text that some providers send. */
    public boolean isTrue(String claim) {
        return "true".equals(String.valueOf(values.get(claim)));
    }

    /** The texts of a claim that is a list of texts or a single one; none when it is not there, null when it is something else. */
    public @Nullable Set<String> texts(String claim) {
        return switch (values.get(claim)) {
            case null -> Set.of();
            case String one -> Set.of(one);
            case List<?> many
            when many.stream().allMatch(String.class::isInstance) ->
                many.stream().map(String.class::cast).collect(Collectors.toSet());
            default -> null;
        };
    }

    /** Whether the provider left the groups out because they were too many. */
    public boolean isOverage(String groupClaim) {
        return isTrue("hasgroups")
                || values.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(groupClaim);
    }

    /** Claims are of a person: they do not belong into a log. */
    @Override
    public String toString() {
        return "TokenClaims[***]";
    }
}
