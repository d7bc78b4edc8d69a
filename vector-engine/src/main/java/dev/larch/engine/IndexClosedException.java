package dev.larch.engine;

/** A call of an index that was closed. */
public final class IndexClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IndexClosedException() {
        super("The index is closed.");
    }
}
