package dev.larch.index.crypto;

/** A stored value that doesn't open under its key, id and namespace: damaged, moved or tampered with. */
public final class UnreadableRecordException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        super(message);
    }

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
