package dev.larch.iam.enforcement;

/** Whether somebody may come in by another way than his company's provider. */
public enum Verdict {
    /** Nothing is enforced for him. */
    FREE,
    /** He may, though others may not: the break-glass owner, or who was let in by a recovery code. */
    EXEMPT,
    /** He may not. */
    BOUND
}
