package dev.larch.engine.stream;

import java.io.IOException;

/** A stream that is no snapshot, or one that was damaged or cut off, or one of an unknown version. */
public final class CorruptSnapshotException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptSnapshotException(String message) {
        super(message);
    }

    CorruptSnapshotException(IllegalArgumentException refusal) {
        super("The snapshot holds what can't be.", refusal);
    }
}
