package dev.larch.platform.test.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls.
 *
 * @param role the one role that he was given, at {@link MatrixPlace#OWN}; null for none
 */
public record MatrixCaller(Kind kind, @Nullable String role) {

    private static final String MEMBERSHIP = "OrgMember";

    /** The kinds of principal, and of credentials that are worth nothing. */
    public enum Kind {
        ANONYMOUS,
        MADE_UP_KEY,
        EXPIRED_KEY,
        REVOKED_KEY,
        EXPIRED_TOKEN,
        REVOKED_TOKEN,
        /** A token that one of Larch's services has for another one than this. */
        SERVICE_ELSEWHERE,
        /** A token of the company's directory: good at the paths of SCIM, and nowhere else. */
        SCIM_TOKEN,
        /** The cookie of a person's session: good at the pages, and nowhere else. */
        SESSION,
        /** One of Larch's own services. */
        SERVICE,
        /** A person, with the token that his session gave him. */
        USER,
        SERVICE_ACCOUNT,
        /** A service account, by the token of an issuer that it trusts. */
        WORKLOAD,
        API_KEY,
        /** The owner of another organization. */
        FOREIGN_OWNER;

        /** Whether an operation that is neither open nor for one kind alone takes the credential at all. */
        boolean isKnown() {
            return ordinal() >= SERVICE.ordinal();
        }
    }

    /** Everybody, each with each role that he may hold. */
    static List<MatrixCaller> all() {
        var all = new ArrayList<MatrixCaller>();
        for (var kind : Kind.values()) {
            switch (kind) {
                case USER, SERVICE_ACCOUNT, WORKLOAD ->
                    MatrixRow.ROLES.forEach(role -> all.add(new MatrixCaller(kind, role)));
                case API_KEY -> MatrixRow.ROLES_OF_KEYS.forEach(role -> all.add(new MatrixCaller(kind, role)));
                case FOREIGN_OWNER -> all.add(new MatrixCaller(kind, MatrixRow.ROLES.getFirst()));
                default -> all.add(new MatrixCaller(kind, null));
            }
        }
        all.add(new MatrixCaller(Kind.SERVICE_ACCOUNT, null));
        return all;
    }

    /** What he holds: people with a role in a project are members of the organization too. */
    public Set<String> roles() {
        if (role == null) {
            return Set.of();
        }
        return kind == Kind.USER && !isOfOrganization(role) ? Set.of(role, MEMBERSHIP) : Set.of(role);
    }

    static boolean isOfOrganization(String role) {
        return role.startsWith("Org");
    }

    @Override
    public String toString() {
        return role == null ? kind.name() : kind + " as " + role;
    }
}
