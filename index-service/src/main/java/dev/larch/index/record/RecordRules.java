package dev.larch.index.record;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.engine.filter.Filter;
import dev.larch.engine.filter.FilterSyntaxException;
import dev.larch.engine.filter.InvalidMetadataException;
import dev.larch.engine.filter.Metadata;
import dev.larch.index.crypto.MetadataJson;
import dev.larch.kernel.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What records and the questions about them must look like. Every method fails with INVALID_ARGUMENT, naming the field. */
public final class RecordRules {

    private static final String DEFAULT_NAMESPACE = "__default__";
    static final int MOST_RECORDS = 1_000;
    static final int MOST_MATCHES = 10_000;
    private static final int LONGEST_PAGE = 100;

    private static final int LONGEST_TEXT = 512;
    private static final int MOST_METADATA_BYTES = 40_960;

    private RecordRules() {}

    /** The name of the namespace; the default one has two, and this is the one that is stored. */
    public static String namespace(String name) {
        return name.isEmpty() ? DEFAULT_NAMESPACE : storable("namespace", name);
    }

    public static String id(String field, String id) {
        if (id.isEmpty()) {
            throw invalid(field, "must have 1 to %d characters.".formatted(LONGEST_TEXT));
        }
        return storable(field, id);
    }

    static List<String> ids(List<String> ids) {
        countBetween("ids", ids.size(), 1, MOST_RECORDS);
        for (int i = 0; i < ids.size(); i++) {
            id("ids[%d]".formatted(i), ids.get(i));
        }
        return ids;
    }

    /** How long a page of names is to be; 100 when nobody says. */
    public static int pageLimit(@Nullable Integer limit) {
        int given = limit == null ? LONGEST_PAGE : limit;
        between("limit", given, 1, LONGEST_PAGE);
        return given;
    }

    /** What names are to begin with; empty for all. */
    public static String prefix(@Nullable String prefix) {
        return prefix == null || prefix.isEmpty() ? "" : id("prefix", prefix);
    }

    static void between(String field, int number, int least, int most) {
        if (number < least || number > most) {
            throw invalid(field, "must be %d to %d, but is %d.".formatted(least, most, number));
        }
    }

    static void countBetween(String field, int count, int least, int most) {
        if (count < least || count > most) {
            throw invalid(field, "must have %d to %d entries, but has %d.".formatted(least, most, count));
        }
    }

    /** A vector to be stored. */
    static float[] values(String field, float[] values, int dimension) {
        queryVector(field, values, dimension);
        for (float value : values) {
            if (value != 0) {
                return values;
            }
        }
        throw invalid(field, "Dense vectors must contain at least one non-zero value.");
    }

    /** A vector to search with. */
    static float[] queryVector(String field, float[] values, int dimension) {
        if (values.length != dimension) {
            throw INVALID_ARGUMENT.because("Vector dimension %d does not match the dimension of the index %d"
                    .formatted(values.length, dimension));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw invalid("%s[%d]".formatted(field, i), "must be a finite number.");
            }
        }
        return values;
    }

    static Metadata metadata(String field, @Nullable Map<String, Object> plain) {
        if (plain == null) {
            return Metadata.EMPTY;
        }
        try {
            return ofSize(field, Metadata.of(plain));
        } catch (InvalidMetadataException e) {
            throw invalid(field, e.getMessage());
        }
    }

    /** The metadata, if it is small enough to be stored. */
    static Metadata ofSize(String field, Metadata metadata) {
        int bytes;
        try {
            bytes = MetadataJson.write(metadata).length;
        } catch (IllegalArgumentException _) {
            throw invalid(field, "has text that isn't well-formed Unicode.");
        }
        if (bytes > MOST_METADATA_BYTES) {
            throw INVALID_ARGUMENT.because("metadata size is %d bytes, which exceeds the limit of %d bytes per vector"
                    .formatted(bytes, MOST_METADATA_BYTES));
        }
        return metadata;
    }

    static Filter filter(Map<String, Object> tree) {
        try {
            return Filter.parse(tree);
        } catch (FilterSyntaxException e) {
            throw INVALID_ARGUMENT.because(String.valueOf(e.getMessage()));
        }
    }

    public static ApiException invalid(String field, @Nullable String fault) {
        return INVALID_ARGUMENT.because("%s: %s".formatted(field, fault));
    }

    /** PostgreSQL stores no NUL, and half of a surrogate pair would become a question mark: two ids could be one. */
    private static String storable(String field, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw invalid(field, "must have at most %d characters.".formatted(LONGEST_TEXT));
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw invalid(field, "must be well-formed Unicode without NUL.");
        }
        return text;
    }
}
