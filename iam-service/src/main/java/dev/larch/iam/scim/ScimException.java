package dev.larch.iam.scim;

import org.jspecify.annotations.Nullable;

/** A failure that a SCIM client understands (RFC 7644, section 3.12). */
public final class ScimException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String LAST_OWNER = "lastOwner";

    private final int status;

    @Nullable
    private final String scimType;

    private final String detail;

    private ScimException(int status, @Nullable String scimType, String detail) {
        super(detail);
        this.status = status;
        this.scimType = scimType;
        this.detail = detail;
    }

    public static ScimException invalidFilter(String detail) {
        return new ScimException(400, "invalidFilter", detail);
    }

    public static ScimException invalidSyntax(String detail) {
        return new ScimException(400, "invalidSyntax", detail);
    }

    public static ScimException invalidValue(String detail) {
        return new ScimException(400, "invalidValue", detail);
    }

    public static ScimException invalidPath(String detail) {
        return new ScimException(400, "invalidPath", detail);
    }

    public static ScimException noTarget(String detail) {
        return new ScimException(400, "noTarget", detail);
    }

    public static ScimException mutability(String detail) {
        return new ScimException(400, "mutability", detail);
    }

    public static ScimException uniqueness(String detail) {
        return new ScimException(409, "uniqueness", detail);
    }

    /** What the state of things forbids. */
    public static ScimException conflict(String detail) {
        return new ScimException(409, null, detail);
    }

    public static ScimException absent(String type, String id) {
        return new ScimException(404, null, "%s %s not found.".formatted(type, id));
    }

    /** What was asked for would leave the organization without an owner. */
    public static ScimException lastOwner() {
        return new ScimException(
                409, LAST_OWNER, "The person is the last owner of the organization. Name another first.");
    }

    /** Whether it failed for that. */
    public static boolean isOfLastOwner(Throwable failure) {
        return failure instanceof ScimException known && LAST_OWNER.equals(known.scimType);
    }

    int status() {
        return status;
    }

    ScimError error() {
        return ScimError.of(status, scimType, detail);
    }
}
