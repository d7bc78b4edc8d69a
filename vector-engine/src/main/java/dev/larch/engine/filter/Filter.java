package dev.larch.engine.filter;

import java.util.Map;

/** A condition on metadata, parsed and ready to be asked of many chunks. Immutable. */
public final class Filter {

    /** How deep {@code $and} and {@code $or} may nest. */
    public static final int MAX_DEPTH = 32;
    /** How many operators one filter may have. */
    public static final int MAX_CLAUSES = 10_000;
    /** How many values one {@code $in} or {@code $nin} may list. */
    public static final int MAX_LISTED_VALUES = 10_000;

    private final Clause root;

    private Filter(Clause root) {
        this.root = root;
    }

    /**
     * Reads a filter from plain Java values: maps, lists, strings, numbers, booleans. An empty map lets every record
     * through. Fails with {@link FilterSyntaxException}.
     */
    public static Filter parse(Map<String, ?> tree) {
        return new Filter(new FilterParser().parse(tree));
    }

    /** Whether the filter lets this one record through; for many, ask an index. */
    public boolean matches(Metadata metadata) {
        var columns = new MetadataColumns();
        columns.add(0, metadata);
        return root.matching(columns).contains(0);
    }

    /** Returns a new set of the chunk's rows; the caller masks it with the rows that it may see. */
    public RowBits matching(MetadataColumns columns) {
        return root.matching(columns);
    }
}
