package dev.larch.platform.access;

/** The three answers to "may he do this there?". */
public sealed interface AccessDecision {

    /** Yes, by this binding. */
    record Allowed(Binding by) implements AccessDecision {}

    /** No, and he may know that the resource exists, or could do this nowhere. */
    record Forbidden() implements AccessDecision {}

    /** No, and to him the resource does not exist. */
    record Hidden() implements AccessDecision {}
}
