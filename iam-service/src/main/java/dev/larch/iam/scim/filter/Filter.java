package dev.larch.iam.scim.filter;

import org.jspecify.annotations.Nullable;

/** A filter expression. Attributes are in lower case, without the name of their schema. */
public sealed interface Filter {

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter inner) implements Filter {}

    /** {@code emails[type eq "work"]}: some value of the attribute matches. */
    record ValuePath(String attribute, Filter inner) implements Filter {}

    /** {@code title pr}. */
    record Present(String attribute) implements Filter {}

    /**
     * {@code userName eq "ann@x.example"}.
     *
     * @param value a text, a number, a truth value or null
     */
    record Compare(
            String attribute, Operator operator, @Nullable Object value) implements Filter {}

    /** How an attribute is compared. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }
}
