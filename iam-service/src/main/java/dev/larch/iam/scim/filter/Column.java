package dev.larch.iam.scim.filter;

/** How an attribute is read in the database. The expression is never made of what a client sent. */
public sealed interface Column {

    /** A text that is compared without regard to case. */
    record Text(String sql) implements Column {}

    /** A text that is compared as it is. */
    record ExactText(String sql) implements Column {}

    /** True or false. */
    record Truth(String sql) implements Column {}

    /** A moment. */
    record Time(String sql) implements Column {}

    /** A condition on one text, with {@code %s} in its place; only equality is offered. */
    record Membership(String sql) implements Column {}
}
