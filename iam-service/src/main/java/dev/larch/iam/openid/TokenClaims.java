package dev.larch.iam.openid;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claims of a token that was checked. */
public record TokenClaims(Map<String, Object> values) {

    public TokenClaims {
        values = Map.copyOf(values);
    }

    public @Nullable String text(String claim) {
        return values.get(claim) instanceof String text && !text.isEmpty() && text.indexOf('\0') < 0 ? text : null;
    }

    /** A boolean as the standard has it, or the text that some providers send. */
    public boolean isTrue(String claim) {
        return "true".equals(String.valueOf(values.get(claim)));
    }

    /** The texts of a claim that is a list, or a single text; null when it is not there. */
    public @Nullable Set<String> texts(String claim) {
        return switch (values.get(claim)) {
            case String one -> Set.of(one);
            case List<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
            case null, default -> null;
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
