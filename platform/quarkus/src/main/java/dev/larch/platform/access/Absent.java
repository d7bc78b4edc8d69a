package dev.larch.platform.access;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;

/** The failures for things that do not exist, and, to the same letter, for things that the caller may not see. */
public final class Absent {

    private Absent() {}

    public static ApiException organization(String id) {
        return ErrorCode.NOT_FOUND.because("Organization %s not found.".formatted(id));
    }

    public static ApiException project(String id) {
        return ErrorCode.NOT_FOUND.because("Project %s not found.".formatted(id));
    }

    public static ApiException index(String name) {
        return ErrorCode.NOT_FOUND.because("Index %s not found.".formatted(name));
    }

    /** The index of a data-plane host: the request names no other. */
    public static ApiException indexOfHost() {
        return ErrorCode.NOT_FOUND.because("Index not found.");
    }

    public static ApiException path() {
        return ErrorCode.NOT_FOUND.because("There is nothing at this path.");
    }
}
