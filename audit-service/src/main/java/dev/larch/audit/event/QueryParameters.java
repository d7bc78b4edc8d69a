package dev.larch.audit.event;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a URL, read strictly: each parameter once, none that nobody asks for. Failures name the parameter. */
final class QueryParameters {

    private static final int MAX_LENGTH = 512;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** RFC 3339, section 5.6; java.time alone would also take years of ten digits and times without seconds. */
    private static final Pattern TIME_FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private final Map<String, List<String>> values;
    private final Set<String> known = new HashSet<>();

    QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    @Nullable
    String text(String name) {
        known.add(name);
        var given = values.get(name);
        if (given == null) {
            return null;
        }
        if (given.size() != 1) {
            throw fault(name, "is given more than once");
        }
        return checked(name, given.getFirst());
    }

    @Nullable
    Instant time(String name) {
        var text = text(name);
        return text == null ? null : parseTime(name, text);
    }

    @Nullable
    UUID uuid(String name) {
        var text = text(name);
        if (text != null && !UUID_FORM.matcher(text).matches()) {
            throw fault(name, "is not a UUID");
        }
        return text == null ? null : UUID.fromString(text);
    }

    /** Fails when the query holds a parameter that was not asked for: a mistyped filter must not find everything. */
    void refuseOthers() {
        var unknown = values.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw ErrorCode.INVALID_ARGUMENT.because("Unknown query parameters: %s.".formatted(unknown));
        }
    }

    private static String checked(String name, String value) {
        if (value.isEmpty()) {
            throw fault(name, "is empty");
        }
        if (value.length() > MAX_LENGTH) {
            throw fault(name, "is longer than %d characters".formatted(MAX_LENGTH));
        }
        if (value.indexOf('\0') >= 0) {
            throw fault(name, "contains the character NUL");
        }
        return value;
    }

    private static Instant parseTime(String name, String text) {
        try {
            if (TIME_FORM.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeParseException e) {
            // The form is right and the day or hour does not exist: the same answer.
        }
        throw fault(name, "is not an RFC 3339 time such as 2026-01-31T12:00:00Z (in a URL, write + as %2B)");
    }

    private static ApiException fault(String name, String fault) {
        return ErrorCode.INVALID_ARGUMENT.because("%s: %s.".formatted(name, fault));
    }
}
