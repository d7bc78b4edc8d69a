package dev.larch.iam.page;

import dev.larch.kernel.Sha256;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells lists apart: the same only for the same organization, list and filters. */
public record ListFingerprint(String value) {

    private static final int LENGTH = 16;

    /** The fingerprint of a list and the values of its filters, in a fixed order; null for one that is not set. */
    public static ListFingerprint of(UUID organizationId, String list, @Nullable Object... filters) {
        // Lengths keep values apart whatever characters they hold.
        var text = Arrays.stream(filters)
                .map(String::valueOf)
                .map(filter -> filter.length() + ":" + filter)
                .collect(Collectors.joining(",", organizationId + "," + list + ",", ""));
        return new ListFingerprint(Sha256.hex(text).substring(0, LENGTH));
    }
}
