package dev.larch.index.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A kind of pod and its size, such as {@code p1.x2}. */
public record PodType(String base, int size) {

    private static final Pattern FORM = Pattern.compile("([sp]1|p2)\\.x([1248])");

    static Optional<PodType> find(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new PodType(form.group(1), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /** Reads what is stored. */
    @JsonCreator
    static PodType parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return "%s.x%d".formatted(base, size);
    }
}
