package dev.larch.engine.filter;

/** A filter that says nothing clear; the message starts with the path of the fault and tells what to write instead. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;

    FilterSyntaxException(String path, String fault) {
        super(path + " " + fault);
        this.path = path;
    }

    /** Where the fault is, for instance {@code filter.$and[1].genre.$gte}. */
    public String path() {
        return path;
    }
}
