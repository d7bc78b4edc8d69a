package dev.larch.audit.event;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A place in a batch, such as {@code events[3].actor.principal_id}, and the checks that name it when they fail. */
record EventField(String path) {

    EventField at(String name) {
        return new EventField(path + "." + name);
    }

    <T> T required(@Nullable T value) {
        if (value == null) {
            throw because("is missing");
        }
        return value;
    }

    /** A text that must be there, of a length that an index can hold. */
    void text(@Nullable String value, int maxLength) {
        if (required(value).length() > maxLength) {
            throw because("is longer than %d characters".formatted(maxLength));
        }
    }

    /** The same, and not empty. */
    void name(@Nullable String value, int maxLength) {
        text(value, maxLength);
        if (required(value).isEmpty()) {
            throw because("is empty");
        }
    }

    ApiException because(String fault) {
        return ErrorCode.INVALID_ARGUMENT.because("%s: %s.".formatted(path, fault));
    }
}
