package dev.larch.engine.vector;

/** A vector that this index can't hold or search with; the message is fit for whoever sent it. */
public final class InvalidVectorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidVectorException(String message) {
        super(message);
    }
}
