package dev.larch.engine.filter;

import java.util.List;

/** One value of a record's metadata. */
public sealed interface MetadataValue {

    /** A string. */
    record Text(String value) implements MetadataValue {}

    /** A finite number. */
    record Numeric(double value) implements MetadataValue {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A number is %s: it must be finite.".formatted(value));
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements MetadataValue {}

    /** A list of strings, in the order given. */
    record Texts(List<String> values) implements MetadataValue {
        public Texts {
            values = List.copyOf(values);
        }
    }
}
