package dev.larch.platform.test.fuzz;

/** A request with one field made bad; as a text, it shows with which value. */
public interface BadRequest {

    /** The operation that it is for, as the service's description names it. */
    String operation();

    /** Which of its fields is bad. */
    String field();
}
