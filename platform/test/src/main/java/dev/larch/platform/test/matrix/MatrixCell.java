package dev.larch.platform.test.matrix;

import java.util.List;
import java.util.Set;

/** One question to the system under test, and the answer that the table expects. */
public record MatrixCell(MatrixRow row, MatrixCaller caller, MatrixPlace place, MatrixAnswer expected) {

    static List<MatrixCell> of(MatrixRow row) {
        return MatrixCaller.all().stream()
                .flatMap(caller -> row.places().stream()
                        .filter(place -> isPossible(row, caller, place))
                        .map(place -> new MatrixCell(row, caller, place, expected(row, caller, counting(row, place)))))
                .toList();
    }

    /** Whether the call may use up what it is about, so that it must be something that no other cell needs. */
    public boolean spends() {
        return !row.method().equals("GET") && expected == MatrixAnswer.ALLOWED;
    }

    /** Whether the call may hide a project from others for a moment. */
    boolean isAlone() {
        return spends() && row.operation().equals("DELETE /admin/projects/{}");
    }

    private static boolean isPossible(MatrixRow row, MatrixCaller caller, MatrixPlace place) {
        if (row.isOpen()) {
            return caller.role() == null || caller.role().equals(MatrixRow.ROLES.getFirst());
        }
        return switch (caller.kind()) {
            // Of what is about the caller himself there is nothing foreign.
            case FOREIGN_OWNER ->
                place == MatrixPlace.OWN && row.places().contains(MatrixPlace.OTHER) && !isOfOwnProject(row);
            // A key's project is its own, whatever a header says.
            case API_KEY -> place == MatrixPlace.OWN || !row.slots().equals(List.of(MatrixSlot.HEADER));
            default -> true;
        };
    }

    private static boolean isOfOwnProject(MatrixRow row) {
        return row.onlyMentionsIds() && row.slots().stream().anyMatch(MatrixSlot::isFixed);
    }

    /** Ids that only choose hide nothing. */
    private static MatrixPlace counting(MatrixRow row, MatrixPlace place) {
        return row.onlyMentionsIds() ? MatrixPlace.OWN : place;
    }

    private static MatrixAnswer expected(MatrixRow row, MatrixCaller caller, MatrixPlace place) {
        if (row.isOpen()) {
            return MatrixAnswer.ALLOWED;
        }
        if (row.thing().equals("session")) {
            return ofOneKind(caller, MatrixCaller.Kind.SESSION, place, MatrixAnswer.UNAUTHENTICATED);
        }
        if (row.thing().equals("scim") && caller.kind() == MatrixCaller.Kind.SCIM_TOKEN) {
            return place == MatrixPlace.OWN ? MatrixAnswer.ALLOWED : MatrixAnswer.HIDDEN;
        }
        if (!caller.kind().isKnown()) {
            return MatrixAnswer.UNAUTHENTICATED;
        }
        if (row.thing().equals("installation")) {
            return ofOneKind(caller, MatrixCaller.Kind.SERVICE, place, MatrixAnswer.FORBIDDEN);
        }
        return caller.kind() == MatrixCaller.Kind.FOREIGN_OWNER
                ? ofForeigner(row, caller)
                : ofHolder(row, caller.roles(), place);
    }

    private static MatrixAnswer ofOneKind(
            MatrixCaller caller, MatrixCaller.Kind kind, MatrixPlace place, MatrixAnswer others) {
        if (caller.kind() != kind) {
            return others;
        }
        return place == MatrixPlace.OWN ? MatrixAnswer.ALLOWED : MatrixAnswer.HIDDEN;
    }

    private static MatrixAnswer ofForeigner(MatrixRow row, MatrixCaller caller) {
        if (caller.roles().stream().noneMatch(row.roles()::contains)) {
            return MatrixAnswer.FORBIDDEN;
        }
        return row.onlyMentionsIds() ? MatrixAnswer.ALLOWED : MatrixAnswer.HIDDEN;
    }

    /** Who could do this nowhere is forbidden; what lies out of sight is hidden; a role of the organization sees all of it. */
    private static MatrixAnswer ofHolder(MatrixRow row, Set<String> held, MatrixPlace place) {
        var granting = held.stream().filter(row.roles()::contains).toList();
        if (granting.isEmpty()) {
            return isInSight(row, held, place) ? MatrixAnswer.FORBIDDEN : MatrixAnswer.HIDDEN;
        }
        boolean isSeen = place == MatrixPlace.OWN
                || place == MatrixPlace.SIBLING && granting.stream().anyMatch(MatrixCaller::isOfOrganization);
        return isSeen ? MatrixAnswer.ALLOWED : MatrixAnswer.HIDDEN;
    }

    /** Of who may not do it here: whether he could do it nowhere, or sees what he may not do it to. */
    private static boolean isInSight(MatrixRow row, Set<String> held, MatrixPlace place) {
        if (held.stream().anyMatch(row.blind()::contains)) {
            return false;
        }
        // Who may not do it to the organization is not told what there is in it.
        boolean isOwn = place == MatrixPlace.OWN || row.thing().equals("caller");
        boolean isElsewhere = held.stream().anyMatch(row.local()::contains);
        return !isElsewhere || isOwn && held.stream().anyMatch(MatrixCaller::isOfOrganization);
    }

    @Override
    public String toString() {
        return "%s %s: %s, %s, expected %s".formatted(row.method(), row.path(), caller, place, expected);
    }
}
