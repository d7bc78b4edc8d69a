package dev.larch.platform.test.matrix;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One operation and who may do it.
 *
 * @param path with the ids and the query that it takes
 * @param thing what it is about; the head of each table says what the names mean
 * @param roles the roles that allow it
 * @param blind the roles that allow it, but not on such a thing, which they do not see
 * @param local the roles that allow it in their project, while this is about the organization
 * @param body what to send
 */
public record MatrixRow(
        String method,
        String path,
        String thing,
        Set<String> roles,
        Set<String> blind,
        Set<String> local,
        String body) {

    /** The thirteen roles, in the order of the table's columns. */
    static final List<String> ROLES = List.of(
            "OrgOwner",
            "OrgManager",
            "OrgBillingAdmin",
            "OrgMember",
            "ProjectOwner",
            "ProjectManager",
            "ProjectMember",
            "ProjectEditor",
            "ProjectViewer",
            "ControlPlaneEditor",
            "ControlPlaneViewer",
            "DataPlaneEditor",
            "DataPlaneViewer");

    static final List<String> ROLES_OF_KEYS = ROLES.subList(7, 13);

    private static final Set<String> MARKS = Set.of("y", "h", "p", ".");

    public MatrixRow {
        roles = Set.copyOf(roles);
        blind = Set.copyOf(blind);
        local = Set.copyOf(local);
    }

    static MatrixRow parse(String line) {
        var fields = Arrays.stream(line.split("\\|", 4)).map(String::strip).toList();
        if (fields.size() != 4) {
            throw new IllegalArgumentException("Not operation | thing | thirteen marks | body: " + line);
        }
        var marks = List.of(fields.get(2).split("\\s+"));
        if (marks.size() != ROLES.size() || !MARKS.containsAll(marks)) {
            throw new IllegalArgumentException("Not thirteen marks, each y, h, p or a dot: " + line);
        }
        var operation = fields.get(0).split("\\s+", 2);
        return new MatrixRow(
                operation[0],
                operation[1],
                fields.get(1),
                marked(marks, "y"),
                marked(marks, "h"),
                marked(marks, "p"),
                fields.get(3));
    }

    private static Set<String> marked(List<String> marks, String mark) {
        return IntStream.range(0, marks.size())
                .filter(i -> marks.get(i).equals(mark))
                .mapToObj(ROLES::get)
                .collect(toSet());
    }

    /** The operation without its query and the names of its parameters, which say nothing to who calls. */
    String operation() {
        return normalized(method + " " + path.split("\\?", 2)[0]);
    }

    static String normalized(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }

    public boolean isOpen() {
        return thing.equals("open");
    }

    /** Whether the caller's project is named by the header X-Project-Id, or by his API key. */
    public boolean isInCallersProject() {
        return thing.equals("header");
    }

    /** The same, from the beginning of the list. */
    MatrixRow withoutCursor() {
        return new MatrixRow(method, path.replace("&paginationToken={cursor}", ""), thing, roles, blind, local, body);
    }

    /** Every id in the call. */
    List<MatrixSlot> slots() {
        var slots = new ArrayList<MatrixSlot>();
        if (isInCallersProject()) {
            slots.add(MatrixSlot.HEADER);
        }
        slots.addAll(MatrixSlot.in(path));
        slots.addAll(MatrixSlot.in(body));
        return slots;
    }

    /** Whether it is about what is caller's own or everybody's, and ids only choose or mention. */
    boolean onlyMentionsIds() {
        return thing.equals("filter")
                || thing.equals("scim")
                        && MatrixSlot.in(path.split("\\?", 2)[0]).stream().allMatch(MatrixSlot::isFixed);
    }

    Set<MatrixPlace> places() {
        boolean namesNothing = slots().stream().allMatch(MatrixSlot::isFixed);
        return switch (thing) {
            case "open", "installation" -> EnumSet.of(MatrixPlace.OWN);
            case "data" -> EnumSet.of(MatrixPlace.OWN, MatrixPlace.SIBLING, MatrixPlace.OTHER);
            case "caller", "organization", "scim" ->
                namesNothing
                        ? EnumSet.of(MatrixPlace.OWN)
                        : EnumSet.of(MatrixPlace.OWN, MatrixPlace.OTHER, MatrixPlace.ABSENT);
            case "session" -> namesNothing ? EnumSet.of(MatrixPlace.OWN) : EnumSet.allOf(MatrixPlace.class);
            case "project", "header", "filter" -> EnumSet.allOf(MatrixPlace.class);
            default -> throw new IllegalArgumentException("Unknown kind of thing: " + thing);
        };
    }
}
