package dev.larch.platform.test.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A place in a call where an id stands: {@code {kind}} in a row's path, query or body, or the header of the project.
 *
 * @param isFixed written {@code {kind@own}}: it names what is the caller's own, wherever the thing lies that it is about
 */
record MatrixSlot(String kind, boolean isFixed) {

    static final MatrixSlot HEADER = new MatrixSlot("project", false);

    /** Where a list goes on. */
    static final String CURSOR = "cursor";

    /** Begins with a letter and holds nothing else but dashes, as no object in JSON does. */
    private static final Pattern FORM = Pattern.compile("\\{([a-z][a-z-]*)(@own)?}");

    private static final Set<String> OF_SOME = Set.of("project", "api-key", "project-binding", "index", "own-session");

    static List<MatrixSlot> in(String text) {
        var slots = new ArrayList<MatrixSlot>();
        fill(text, slot -> {
            slots.add(slot);
            return "";
        });
        return slots;
    }

    /** The text with ids in the slots; the function is asked in their order. */
    static String fill(String text, Function<MatrixSlot, String> id) {
        return FORM.matcher(text).replaceAll(found -> id.apply(new MatrixSlot(found.group(1), found.group(2) != null)));
    }

    /** Whether one organization has such things that its members do not all see. */
    boolean isOfSome() {
        return OF_SOME.contains(kind);
    }
}
