package dev.larch.platform.test.matrix;

import java.net.URI;
import java.util.Map;

/** A running service with somebody of every kind and something of every kind, for the matrix to be tried on. */
public interface MatrixTarget {

    /**
     * The headers that show the caller's credential.
     *
     * @param spent whether the call may end it: then it must be one that nobody else needs
     */
    Map<String, String> credential(MatrixCaller caller, boolean spent);

    /**
     * The id of a thing of that kind that lies there; ids of one kind are of one length. A kind that is always written
     * {@code {kind@own}} may be any text.
     *
     * @param spent whether the call may change or delete it: then it must be one that nobody else needs
     */
    String id(String kind, MatrixPlace place, boolean spent);

    /** The address that the row's path is below. */
    URI base(MatrixRow row, MatrixPlace place);
}
