package dev.larch.index.provisioning;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The version of Pinecone's API in which a caller speaks, by the header X-Pinecone-Api-Version. */
public enum ApiVersion {
    V2024_10("2024-10"),
    V2025_01("2025-01"),
    V2025_04("2025-04"),
    V2025_10("2025-10"),
    V2026_01("2026-01"),
    V2026_04("2026-04");

    /** The header. */
    public static final String HEADER = "X-Pinecone-Api-Version";

    private static final ApiVersion USUAL = V2025_10;

    private final String wireName;

    ApiVersion(String wireName) {
        this.wireName = wireName;
    }

    /** What the header says, 2025-10 when it is not there; fails with INVALID_ARGUMENT for another one. */
    public static ApiVersion of(@Nullable String header) {
        if (header == null) {
            return USUAL;
        }
        return Arrays.stream(values())
                .filter(version -> version.wireName.equals(header))
                .findFirst()
                .orElseThrow(() -> INVALID_ARGUMENT.because("%s: Must be one of %s."
                        .formatted(
                                HEADER,
                                Arrays.stream(values())
                                        .map(version -> version.wireName)
                                        .collect(Collectors.joining(", ")))));
    }

    /** Whether a description tells the type of the vectors. */
    boolean tellsVectorType() {
        return compareTo(V2025_01) >= 0;
    }

    /** Whether a description tells read capacity and schema. */
    boolean tellsCapacity() {
        return compareTo(V2025_10) >= 0;
    }
}
