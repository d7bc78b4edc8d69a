package dev.larch.iam.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param startIndex the first entry, counted from 1
 * @param count how many at the most
 */
public record ScimPage(int startIndex, int count) {

    private static final int MOST = 100;

    /** Reads the two parameters: what is too small or too large counts as the nearest that is allowed, as the RFC has it. */
    public static ScimPage read(@Nullable String startIndex, @Nullable String count) {
        return new ScimPage(
                Math.max(1, number("startIndex", startIndex, 1)), Math.clamp(number("count", count, MOST), 0, MOST));
    }

    public int offset() {
        return startIndex - 1;
    }

    private static int number(String name, @Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw ScimException.invalidValue(name + " must be a number.");
        }
        return Integer.parseInt(text);
    }

    /** The list on the wire. */
    public record Listing<T>(
            List<String> schemas,
            long totalResults,
            int startIndex,
            int itemsPerPage,
            @JsonProperty("Resources") List<T> resources) {

        public Listing {
            schemas = List.copyOf(schemas);
            resources = List.copyOf(resources);
        }

        /** The same list in another shape. */
        public <S> Listing<S> map(Function<T, S> shape) {
            return new Listing<>(
                    schemas,
                    totalResults,
                    startIndex,
                    itemsPerPage,
                    resources.stream().map(shape).toList());
        }
    }

    public <T> Listing<T> listing(long total, List<T> resources) {
        return new Listing<>(
                List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"),
                total,
                startIndex,
                resources.size(),
                resources);
    }
}
