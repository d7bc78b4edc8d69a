package dev.larch.engine.search;

import java.util.function.BooleanSupplier;

/** A search that its caller called off before it was done. */
public final class SearchCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SearchCancelledException() {
        super("The search was cancelled.");
    }

    public static void throwIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new SearchCancelledException();
        }
    }
}
