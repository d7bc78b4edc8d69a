package dev.larch.index.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the nearness of two vectors is measured. */
public enum Metric {
    COSINE,
    EUCLIDEAN,
    DOTPRODUCT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Metric> find(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName().equals(wireName))
                .findFirst();
    }
}
