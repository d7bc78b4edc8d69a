package dev.larch.index.catalog;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.deployment.Deployment;
import dev.larch.kernel.ApiException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is a valid index: every refusal names the field and what to do. */
final class IndexRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,43}[a-z0-9])?");
    private static final Pattern TAG_KEY = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern TAG_VALUE = Pattern.compile("[A-Za-z0-9;@_.+ -]{0,120}");
    private static final int MAX_DIMENSION = 20_000;
    private static final int MAX_TAGS = 20;

    private IndexRules() {}

    /** Whether an index can have this name at all. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String name(@Nullable String name) {
        if (name == null || !isName(name)) {
            throw INVALID_ARGUMENT.because("name: Name must consist of lower case alphanumeric characters or '-', must"
                    + " start and end with an alphanumeric character, and must be 1 to 45 characters long.");
        }
        return name;
    }

    /** The length of the vectors; 0 for sparse ones, which have none. */
    static int dimension(VectorType type, @Nullable Integer dimension) {
        if (type == VectorType.SPARSE) {
            if (dimension != null) {
                throw INVALID_ARGUMENT.because("dimension: A sparse index has no dimension. Leave it out.");
            }
            return 0;
        }
        if (dimension == null || dimension < 1 || dimension > MAX_DIMENSION) {
            throw INVALID_ARGUMENT.because("dimension: A dense index needs a dimension from 1 to 20000.");
        }
        return dimension;
    }

    static Metric metric(VectorType type, @Nullable String name) {
        if (name == null) {
            return type == VectorType.SPARSE ? Metric.DOTPRODUCT : Metric.COSINE;
        }
        var metric = Metric.find(name).orElseThrow(() -> oneOf("metric", "cosine, euclidean, dotproduct"));
        if (type == VectorType.SPARSE && metric != Metric.DOTPRODUCT) {
            throw INVALID_ARGUMENT.because("metric: A sparse index has the metric dotproduct.");
        }
        return metric;
    }

    static VectorType vectorType(@Nullable String name) {
        return name == null
                ? VectorType.DENSE
                : VectorType.find(name).orElseThrow(() -> oneOf("vector_type", "dense, sparse"));
    }

    static void together(VectorType type, Deployment deployment) {
        if (type == VectorType.SPARSE && deployment instanceof Deployment.Pod) {
            throw INVALID_ARGUMENT.because("vector_type: Indexes in pods have dense vectors.");
        }
    }

    static boolean deletionProtection(@Nullable String setting, boolean otherwise) {
        return switch (setting) {
            case null -> otherwise;
            case "enabled" -> true;
            case "disabled" -> false;
            default -> throw oneOf("deletion_protection", "enabled, disabled");
        };
    }

    /** The tags after a change: what is set wins over what is there, and an empty value takes a tag away. */
    static Map<String, String> tags(Map<String, String> existing, @Nullable Map<String, @Nullable String> changes) {
        var tags = new TreeMap<>(existing);
        if (changes != null) {
            changes.forEach((key, value) -> apply(tags, key, value));
        }
        if (tags.size() > MAX_TAGS) {
            throw INVALID_ARGUMENT.because("tags: An index has at most 20 tags.");
        }
        return tags;
    }

    private static void apply(Map<String, String> tags, String key, @Nullable String value) {
        if (!TAG_KEY.matcher(key).matches()) {
            throw INVALID_ARGUMENT.because(
                    "tags: A tag's key is 1 to 80 letters, digits, '_' or '-'; one of the keys is not.");
        }
        if (value == null || !TAG_VALUE.matcher(value).matches()) {
            throw INVALID_ARGUMENT.because(
                    "tags.%s: A tag's value is a string of at most 120 letters, digits, spaces or ;@_-.+"
                            .formatted(key));
        }
        if (value.isEmpty()) {
            tags.remove(key);
        } else {
            tags.put(key, value);
        }
    }

    private static ApiException oneOf(String field, String values) {
        return INVALID_ARGUMENT.because("%s: Must be one of %s.".formatted(field, values));
    }
}
